package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.cost.Bill;
import io.rightsizer.pricing.cost.NodeBill;
import io.rightsizer.pricing.price.PriceBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/// What right-sizing saves in an hour, cluster by cluster.
///
/// @param clusters those with machines that have a price
public record Savings(List<ClusterSaving> clusters) {

    public static final Savings NONE = new Savings(List.of());

    public Savings {
        clusters = List.copyOf(clusters);
    }

    public static Savings of(
            Bill bill,
            List<Placement> placements,
            List<Recommendation> recommendations,
            PriceBook book,
            CostRules rules) {
        var containers = new HashMap<WorkloadId, List<Recommendation>>();
        recommendations.forEach(one -> containers
                .computeIfAbsent(one.workload(), _ -> new ArrayList<>())
                .add(one));
        var market = new Market(
                book, rules.agreements(), bill.currency(), rules.saving().types());
        var clusters = new TreeMap<String, List<NodeBill>>();
        bill.nodes().forEach(node -> clusters.computeIfAbsent(node.node().node().cluster(), _ -> new ArrayList<>())
                .add(node));
        var ledger = Ledger.of(bill, rules);
        var answers = new ArrayList<ClusterSaving>();
        clusters.forEach((cluster, nodes) -> answers.add(
                new ClusterQuestion(cluster, nodes, in(cluster, placements), containers, market, rules.saving())
                        .answer(ledger)));
        return new Savings(answers);
    }

    private static List<Placement> in(String cluster, List<Placement> placements) {
        return placements.stream()
                .filter(placement -> placement.workload().cluster().equals(cluster))
                .toList();
    }

    public Figures total() {
        return clusters.stream().map(ClusterSaving::figures).reduce(Figures.NOTHING, Figures::plus);
    }

    /// The bill of the machines in question.
    public BigDecimal now() {
        return clusters.stream().map(ClusterSaving::now).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
