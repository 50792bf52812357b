package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.RequestedTotals;
import io.rightsizer.pricing.RequestedTotals.Requested;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// The difference of requests, now and after the next step, at the price of a freed core and gibibyte: what is called
/// a saving elsewhere. On node pools no money is saved before a machine goes, so it is only the first of four
/// figures.
///
/// @param byWorkload an hour of all pods; negative where requests go up
public record PaperSaving(SortedMap<WorkloadId, BigDecimal> byWorkload) {

    public PaperSaving {
        byWorkload = Collections.unmodifiableSortedMap(new TreeMap<>(byWorkload));
    }

    /// Of all replicas.
    ///
    /// @param marginal what a core and a gibibyte freed by a workload are worth, as its cluster's prices are
    public static PaperSaving of(List<Recommendation> recommendations, Function<WorkloadId, UnitPrices> marginal) {
        return of(recommendations, RequestedTotals::of, marginal);
    }

    /// Of some pods of each workload, as those that run where a price is known.
    public static PaperSaving ofPods(
            List<Recommendation> recommendations,
            ToIntFunction<WorkloadId> pods,
            Function<WorkloadId, UnitPrices> marginal) {
        var one = of(recommendations, RequestedTotals::ofOnePod, marginal);
        var savings = new TreeMap<WorkloadId, BigDecimal>();
        one.byWorkload()
                .forEach((workload, saving) ->
                        savings.put(workload, saving.multiply(BigDecimal.valueOf(pods.applyAsInt(workload)))));
        return new PaperSaving(savings);
    }

    private static PaperSaving of(
            List<Recommendation> recommendations,
            Function<List<Recommendation>, RequestedTotals> requested,
            Function<WorkloadId, UnitPrices> marginal) {
        var workloads = new TreeMap<WorkloadId, List<Recommendation>>();
        recommendations.forEach(one -> workloads
                .computeIfAbsent(one.workload(), _ -> new ArrayList<>())
                .add(one));
        var savings = new TreeMap<WorkloadId, BigDecimal>();
        workloads.forEach((workload, containers) ->
                savings.put(workload, worth(requested.apply(containers), marginal.apply(workload))));
        return new PaperSaving(savings);
    }

    public BigDecimal total() {
        return byWorkload.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal worth(RequestedTotals totals, UnitPrices prices) {
        return worth(totals.now(), prices).subtract(worth(totals.after(), prices));
    }

    static BigDecimal worth(Requested requested, UnitPrices prices) {
        return prices.of(
                Units.whole(Units.of(requested.cpu()), Resource.CPU),
                Units.whole(Units.of(requested.memory()), Resource.MEMORY));
    }
}
