package io.rightsizer.api;

import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.report.Run;
import io.rightsizer.pricing.Costs;
import io.rightsizer.pricing.cost.CostShare;
import io.rightsizer.pricing.cost.CostShares;
import io.rightsizer.pricing.cost.Payer;
import io.rightsizer.pricing.cost.SavingsRange;
import io.rightsizer.pricing.finance.BillingMonth;
import io.rightsizer.pricing.finance.CostDay;
import io.rightsizer.pricing.finance.MonthCosts;
import io.rightsizer.pricing.finance.Outlook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Books what runs found as a month: what each day cost, to whom, and what is to be expected.
public final class Bookkeeper {

    /// A run and what it costs.
    public record Booked(Run run, Costs costs) {

        LocalDate day() {
            return LocalDate.ofInstant(run.run().asOf(), ZoneOffset.UTC);
        }
    }

    private Bookkeeper() {}

    /// @param runs not empty; of two on a day the later counts
    public static MonthCosts month(BillingMonth month, List<Booked> runs) {
        var byDay = new TreeMap<LocalDate, Booked>();
        runs.stream()
                .sorted(Comparator.comparing(booked -> booked.run().run().asOf()))
                .forEach(booked -> byDay.put(booked.day(), booked));
        var latest = byDay.lastEntry().getValue();
        return new MonthCosts(
                month,
                byDay.entrySet().stream()
                        .map(each -> new CostDay(
                                each.getKey(), each.getValue().costs().now().shares()))
                        .toList(),
                labels(latest.run().state().placements()),
                outlooks(latest.costs()),
                spare(latest.costs().after()));
    }

    private static List<CostShare> spare(CostShares after) {
        return after.shares().stream()
                .filter(share -> !(share.payer() instanceof Payer.Container))
                .toList();
    }

    private static Map<WorkloadId, Map<String, String>> labels(List<Placement> placements) {
        var labels = new HashMap<WorkloadId, Map<String, String>>();
        placements.forEach(placement -> labels.put(placement.workload(), placement.labels()));
        return labels;
    }

    private static Map<WorkloadId, Outlook> outlooks(Costs costs) {
        var after = byWorkload(costs.after());
        var ranges = new HashMap<WorkloadId, SavingsRange>();
        costs.savings().clusters().forEach(cluster -> ranges.putAll(cluster.workloads()));
        var outlooks = new HashMap<WorkloadId, Outlook>();
        after.forEach((workload, cost) -> {
            var range = ranges.getOrDefault(workload, SavingsRange.NOTHING);
            outlooks.put(workload, new Outlook(null, cost, range.low(), range.high()));
        });
        return outlooks;
    }

    private static Map<WorkloadId, BigDecimal> byWorkload(CostShares shares) {
        var sums = new HashMap<WorkloadId, BigDecimal>();
        shares.shares().forEach(share -> {
            if (share.payer() instanceof Payer.Container container) {
                sums.merge(container.workload(), share.effective(), BigDecimal::add);
            }
        });
        return sums;
    }
}
