package io.rightsizer.pricing.packing;

import java.util.HashSet;
import java.util.List;

/// The three questions about a bill, each with the same pods: what of it goes away by itself, what it could
/// be, and below what nobody gets.
public final class Packing {

    private Packing() {}

    /// Which of today's nodes a scale-down would leave. Nodes are emptied one after the other, the most idle
    /// money first, if their pods fit on those that remain; none is added or exchanged.
    public static PackedPools packed(List<PodGroup> groups, List<ExistingNode> nodes, PackingRules rules) {
        requireDistinct(groups.stream().map(PodGroup::id).toList());
        requireDistinct(nodes.stream().map(ExistingNode::name).toList());
        return new ScaleDown(groups, nodes, rules).result();
    }

    /// Nodes bought anew, freely among the types, spot for those who may: a plan one could roll out.
    public static NodePlan reachable(List<PodGroup> groups, List<NodeType> types, PackingRules rules) {
        requireDistinct(groups.stream().map(PodGroup::id).toList());
        return new Purchasing(groups, types, rules).plan();
    }

    /// The price below which no plan gets, and what a freed core, gibibyte or pod slot is worth there.
    public static Bound bound(List<PodGroup> groups, List<NodeType> types, PackingRules rules) {
        requireDistinct(groups.stream().map(PodGroup::id).toList());
        return new Purchasing(groups, types, rules).bound();
    }

    private static void requireDistinct(List<String> names) {
        var seen = new HashSet<String>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("Two pod groups or nodes are called " + name + ".");
        });
    }
}
