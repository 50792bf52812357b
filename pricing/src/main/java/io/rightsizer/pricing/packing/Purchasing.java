package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.List;

/// The free choice among node types. A plan either buys no spot at all, or keeps base and share: both are
/// answered, and the cheaper counts.
final class Purchasing {

    private final Market onDemand;
    private final Market mixed;

    Purchasing(List<PodGroup> groups, List<NodeType> types, PackingRules rules) {
        var allowed = types.stream().filter(rules::allows).toList();
        var columns = new ArrayList<>(allowed.stream().map(Column::onDemand).toList());
        onDemand = new Market(new Task(columns, groups, rules, true));
        if (rules.spotShare() > 0 && groups.stream().anyMatch(PodGroup::spotEligible)) {
            allowed.stream()
                    .filter(type -> type.spot() != null)
                    .map(Column::spot)
                    .forEach(columns::add);
        }
        mixed = columns.size() > allowed.size() ? new Market(new Task(columns, groups, rules, true)) : onDemand;
    }

    Bound bound() {
        return mixed.lowest() < onDemand.lowest() ? mixed.bound() : onDemand.bound();
    }

    /// On-demand nodes need not be tried where they cannot be the cheaper ones.
    NodePlan plan() {
        var plan = mixed.plan();
        var price = plan.hourly().doubleValue();
        var cheapest = mixed == onDemand || onDemand.lowest() >= price ? plan : cheaper(plan, onDemand.plan());
        return new NodePlan(cheapest.nodes(), cheapest.hourly(), bound(), cheapest.unplaced());
    }

    private static NodePlan cheaper(NodePlan left, NodePlan right) {
        return left.hourly().compareTo(right.hourly()) <= 0 ? left : right;
    }
}
