package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.cost.NodeBill;
import io.rightsizer.pricing.cost.PricedNode;
import io.rightsizer.pricing.packing.NodePlan;
import io.rightsizer.pricing.packing.PlannedNode;
import io.rightsizer.pricing.saving.Machines.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The machines of a plan as a bill knows machines, so that commitments pay for them too. The plan itself is made
/// at prices without commitments: where those are large, machines of today are often the better plan.
final class Bought {

    private final String cluster;
    private final Map<String, NodeBill> byMarket;

    Bought(String cluster, Machines machines) {
        this.cluster = cluster;
        this.byMarket = machines.all().stream()
                .collect(Collectors.toMap(one -> one.alike().market(), Machine::bill, (first, _) -> first));
    }

    List<PricedNode> of(NodePlan plan) {
        var bought = new ArrayList<PricedNode>();
        for (var planned : plan.nodes()) {
            var like = byMarket.get(planned.pool());
            if (like != null) {
                bought.add(new PricedNode(node(bought.size()), key(planned, like), price(planned, like)));
            }
        }
        return bought;
    }

    /// No node has a name with blanks.
    private Node node(int number) {
        return new Node(
                cluster,
                "bought anew " + number,
                Map.of(),
                "",
                ResourceAmounts.NONE,
                ResourceAmounts.NONE,
                0,
                List.of(),
                true,
                null);
    }

    private static NodeKey key(PlannedNode planned, NodeBill like) {
        var key = like.node().key();
        return new NodeKey(
                key.provider(),
                key.region(),
                "",
                planned.type(),
                key.arch(),
                key.os(),
                planned.capacityType(),
                key.pool());
    }

    /// Discounts are taken off already; from a custom price none is taken.
    private static Priced price(PlannedNode planned, NodeBill like) {
        return switch (like.node().price()) {
            case Priced.Known(var today) ->
                new Priced.Known(
                        new Price(planned.hourly(), today.currency(), Price.Basis.CUSTOM, "plan", today.asOf()));
            case Priced.Unknown _ -> like.node().price();
        };
    }
}
