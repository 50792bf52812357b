package io.rightsizer.api.metrics;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.cost.CostShare;
import io.rightsizer.pricing.cost.CostShares;
import io.rightsizer.pricing.cost.Payer;
import io.rightsizer.pricing.saving.Costs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a run's machines cost and what right-sizing saves, an hour. A node without a price is in neither: unknown is
/// not 0, so `rightsizer_nodes` tells how many there are.
final class CostGauges {

    static final int MOST_TEAMS = 200;

    private static final Set<String> NOBODY = Set.of("(idle)", "(shared)", "(no team)");

    private final Costs costs;
    private final LabelText.Heaviest clusters;
    private final Map<WorkloadId, String> teams = new HashMap<>();
    private final LabelText.Heaviest largest;

    private CostGauges(Costs costs, List<Placement> placements, LabelText.Heaviest clusters, String teamKey) {
        this.costs = costs;
        this.clusters = clusters;
        placements.forEach(
                placement -> teams.put(placement.workload(), placement.labels().getOrDefault(teamKey, "")));
        this.largest = largest();
    }

    /// None where the costs are not known.
    static List<Family> of(LatestRun latest, LabelText.Heaviest clusters, String teamKey) {
        var costs = latest.costs();
        if (costs == null) {
            return List.of();
        }
        var gauges = new CostGauges(costs, latest.run().state().placements(), clusters, teamKey);
        return List.of(gauges.nodes(), gauges.costs(), gauges.savings());
    }

    private LabelText.Heaviest largest() {
        var weights = new HashMap<String, Double>();
        costs.now()
                .shares()
                .forEach(share -> weights.merge(team(share), share.effective().doubleValue(), Double::sum));
        NOBODY.forEach(name -> weights.put(name, Double.MAX_VALUE));
        return new LabelText.Heaviest(MOST_TEAMS + NOBODY.size(), weights);
    }

    private String team(CostShare share) {
        return switch (share.payer()) {
            case Payer.Container container -> {
                var team = teams.getOrDefault(container.workload(), "");
                yield team.isEmpty() ? "(no team)" : team;
            }
            case Payer.Idle _ -> "(idle)";
            case Payer.Shared _ -> "(shared)";
        };
    }

    private Family nodes() {
        var family = new Family(
                "rightsizer_nodes", "Nodes of the newest run by whether their price is known.", "cluster", "price");
        var bill = costs.now().bill();
        bill.nodes().forEach(node -> add(family, node.node().node(), 1));
        bill.unpriced().forEach(one -> add(family, one.node().node(), 0));
        return family;
    }

    /// @param known 1 or 0
    private void add(Family family, Node node, int known) {
        family.add(known, clusters.of(node.cluster()), "known");
        family.add(1 - known, clusters.of(node.cluster()), "unknown");
    }

    private Family costs() {
        var family = new Family(
                "rightsizer_cost_hourly",
                "What priced nodes cost an hour, shared out to teams: now, and with the recommended next steps on the"
                        + " same nodes.",
                "cluster",
                "team",
                "state",
                "currency");
        add(family, costs.now(), "current");
        add(family, costs.after(), "recommended");
        return family;
    }

    private void add(Family family, CostShares shares, String state) {
        for (var share : shares.shares()) {
            family.add(
                    share.effective().doubleValue(),
                    clusters.of(share.node().node().cluster()),
                    largest.of(team(share)),
                    state,
                    currency());
        }
    }

    private Family savings() {
        var family = new Family(
                "rightsizer_savings_hourly",
                "What right-sizing saves an hour, as four figures that must not be added: paper, packed, reachable,"
                        + " bound.",
                "cluster",
                "figure",
                "currency");
        for (var saving : costs.savings().clusters()) {
            var cluster = clusters.of(saving.cluster());
            var figures = saving.figures();
            family.add(figures.paper().doubleValue(), cluster, "paper", currency());
            family.add(figures.packed().doubleValue(), cluster, "packed", currency());
            family.add(figures.reachable().doubleValue(), cluster, "reachable", currency());
            family.add(figures.bound().doubleValue(), cluster, "bound", currency());
        }
        return family;
    }

    private String currency() {
        return costs.now().bill().currency().getCurrencyCode();
    }
}
