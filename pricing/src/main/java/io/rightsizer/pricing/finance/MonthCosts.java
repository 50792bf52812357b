package io.rightsizer.pricing.finance;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.cost.CostShare;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// All that is known of what a month costs.
///
/// @param measured one or more runs, at most one a day; a day without one costs what the last run before it found,
///     or the first run where there is none before
/// @param labels by workload, keys as kube-state-metrics writes them
/// @param outlooks by workload; one without stays as it is
/// @param spareAfter what is idle and shared once the outlooks hold and every machine still stands; empty for
///     what it is now
public record MonthCosts(
        BillingMonth month,
        List<CostDay> measured,
        Map<WorkloadId, Map<String, String>> labels,
        Map<WorkloadId, Outlook> outlooks,
        List<CostShare> spareAfter) {

    public MonthCosts {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("A month needs at least one run that found what nodes cost");
        }
        measured = measured.stream().sorted(Comparator.comparing(CostDay::day)).toList();
        labels = Map.copyOf(labels);
        outlooks = Map.copyOf(outlooks);
        spareAfter = List.copyOf(spareAfter);
    }

    /// Where what is idle stays so.
    public MonthCosts(
            BillingMonth month,
            List<CostDay> measured,
            Map<WorkloadId, Map<String, String>> labels,
            Map<WorkloadId, Outlook> outlooks) {
        this(month, measured, labels, outlooks, List.of());
    }

    CostDay on(LocalDate day) {
        return measured.stream()
                .filter(one -> !one.day().isAfter(day))
                .reduce((_, later) -> later)
                .orElse(measured.getFirst());
    }

    CostDay latest() {
        return measured.getLast();
    }

    Map<String, String> labelsOf(WorkloadId workload) {
        return labels.getOrDefault(workload, Map.of());
    }
}
