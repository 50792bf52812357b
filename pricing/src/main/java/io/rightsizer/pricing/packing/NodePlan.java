package io.rightsizer.pricing.packing;

import io.rightsizer.pricing.CapacityType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Nodes that hold the pods at a low price, and how low a price could be at all.
///
/// @param nodes in a fixed order: pool, type, capacity type
/// @param hourly the sum over the nodes, exact
/// @param unplaced pods that fit none of the types; everything else runs on exactly one node
public record NodePlan(List<PlannedNode> nodes, BigDecimal hourly, Bound bound, List<Unplaced> unplaced) {

    private static final Comparator<PlannedNode> ORDER = Comparator.comparing(PlannedNode::pool)
            .thenComparing(PlannedNode::type)
            .thenComparing(PlannedNode::capacityType)
            .thenComparing(node -> node.pods().toString());

    public NodePlan {
        nodes = nodes.stream().sorted(ORDER).toList();
        unplaced = List.copyOf(unplaced);
    }

    /// A line of the pool plan.
    public record Purchase(String pool, String type, CapacityType capacityType, int count, BigDecimal hourlyEach) {

        public BigDecimal hourly() {
            return hourlyEach.multiply(BigDecimal.valueOf(count));
        }
    }

    /// How far the plan is above the bound: 0.02 says nobody could do it more than 2 % cheaper.
    public double gap() {
        return Gap.between(hourly, bound);
    }

    /// By pool, type and capacity type.
    public List<Purchase> purchases() {
        var counted = new TreeMap<Kind, Integer>();
        nodes.forEach(node ->
                counted.merge(new Kind(node.pool(), node.type(), node.capacityType(), node.hourly()), 1, Integer::sum));
        var purchases = new ArrayList<Purchase>();
        counted.forEach((kind, count) ->
                purchases.add(new Purchase(kind.pool(), kind.type(), kind.capacityType(), count, kind.hourly())));
        return purchases;
    }

    public Utilisation utilisation() {
        return Utilisation.of(
                nodes.stream().map(PlannedNode::room).toList(),
                nodes.stream().map(PlannedNode::used).toList());
    }

    /// The part of the bought CPU that is spot: what [PackingRules#spotShare] limits.
    public double spotShare() {
        var all = millicores(nodes);
        var spot = millicores(nodes.stream()
                .filter(node -> node.capacityType() == CapacityType.SPOT)
                .toList());
        return all == 0 ? 0 : (double) spot / all;
    }

    private static long millicores(List<PlannedNode> nodes) {
        return nodes.stream().mapToLong(node -> node.room().cpu().millicores()).sum();
    }

    private record Kind(String pool, String type, CapacityType capacityType, BigDecimal hourly)
            implements Comparable<Kind> {

        private static final Comparator<Kind> ORDER = Comparator.comparing(Kind::pool)
                .thenComparing(Kind::type)
                .thenComparing(Kind::capacityType)
                .thenComparing(Kind::hourly);

        @Override
        public int compareTo(Kind other) {
            return ORDER.compare(this, other);
        }
    }
}
