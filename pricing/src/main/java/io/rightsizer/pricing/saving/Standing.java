package io.rightsizer.pricing.saving;

import io.rightsizer.pricing.cost.Bill;
import io.rightsizer.pricing.cost.NodeBill;
import io.rightsizer.pricing.cost.PricedNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The machines of all clusters with their bill, while some go and others come. Clusters share commitments: what
/// machines of one no longer use, those of another take over, or it is paid for nothing. So the saving of a cluster
/// is counted on top of those before it, and all of them together are what the bill falls by.
final class Standing {

    private final Function<List<PricedNode>, Bill> billed;
    private Bill bill;

    /// @param billed with the discounts and commitments of `bill`
    Standing(Bill bill, Function<List<PricedNode>, Bill> billed) {
        this.billed = billed;
        this.bill = bill;
    }

    /// Machines of a cluster that go, and those that come.
    record Change(String cluster, Set<String> gone, List<PricedNode> come) {

        Change {
            gone = Set.copyOf(gone);
            come = List.copyOf(come);
        }

        private boolean keeps(NodeBill machine) {
            var node = machine.node().node();
            return !node.cluster().equals(cluster) || !gone.contains(node.name());
        }
    }

    /// What an hour would cost less.
    BigDecimal saving(Change change) {
        return bill.savingBy(after(change));
    }

    /// What an hour costs less from now on.
    BigDecimal settle(Change change) {
        var after = after(change);
        var saving = bill.savingBy(after);
        bill = after;
        return saving;
    }

    private Bill after(Change change) {
        var nodes = new ArrayList<PricedNode>();
        bill.nodes().stream().filter(change::keeps).map(NodeBill::node).forEach(nodes::add);
        nodes.addAll(change.come());
        return billed.apply(nodes);
    }
}
