package io.rightsizer.pricing.cost;

import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Nodes in the order in which they are billed.
final class PricedNodes {

    /// Names are unique in a cluster only.
    record Name(String cluster, String node) implements Comparable<Name> {

        private static final Comparator<Name> ORDER =
                Comparator.comparing(Name::cluster).thenComparing(Name::node);

        static Name of(PricedNode priced) {
            return new Name(priced.node().cluster(), priced.node().name());
        }

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }
    }

    private PricedNodes() {}

    /// By cluster and name; a node told twice is one.
    static List<PricedNode> inOrder(Collection<PricedNode> nodes) {
        var byName = new TreeMap<Name, PricedNode>();
        nodes.forEach(node -> byName.putIfAbsent(Name.of(node), node));
        return List.copyOf(byName.values());
    }

    static Optional<Price> price(PricedNode node) {
        return switch (node.price()) {
            case Priced.Known(var price) -> Optional.of(price);
            case Priced.Unknown _ -> Optional.empty();
        };
    }
}
