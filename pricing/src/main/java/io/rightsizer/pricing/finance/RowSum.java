package io.rightsizer.pricing.finance;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// What a row of the summary adds up to, in its currency and before rounding.
final class RowSum {

    private final TreeMap<LocalDate, BigDecimal> hourly = new TreeMap<>();
    private final Set<WorkloadId> workloads = new HashSet<>();
    private final Set<WorkloadId> withOutlook = new HashSet<>();
    private BigDecimal toDate = BigDecimal.ZERO;
    private BigDecimal change = BigDecimal.ZERO;
    private BigDecimal savingsLow = BigDecimal.ZERO;
    private BigDecimal savingsHigh = BigDecimal.ZERO;

    /// A row that a run has nothing of cost nothing then.
    RowSum(List<CostDay> runs) {
        runs.forEach(run -> hourly.put(run.day(), BigDecimal.ZERO));
    }

    /// @param hour what an hour cost by this run
    /// @param days what the days cost that the run stands for and that are over
    void add(LocalDate run, BigDecimal hour, BigDecimal days) {
        hourly.merge(run, hour, BigDecimal::add);
        toDate = toDate.add(days);
    }

    void borneBy(WorkloadId workload) {
        workloads.add(workload);
    }

    /// @param now what the workload costs an hour in this row
    /// @param part what becomes of that
    void changes(WorkloadId workload, BigDecimal now, Outlook part) {
        withOutlook.add(workload);
        change = change.add(part.after().subtract(now));
        savingsLow = savingsLow.add(part.savingsLow());
        savingsHigh = savingsHigh.add(part.savingsHigh());
    }

    /// @param difference of what is idle or shared
    void changes(BigDecimal difference) {
        change = change.add(difference);
    }

    MonthForecast forecast(BillingMonth month) {
        return MonthForecast.of(month, toDate, hourly.values());
    }

    BigDecimal now() {
        return hourly.lastEntry().getValue();
    }

    BigDecimal after() {
        return now().add(change);
    }

    BigDecimal savingsLow() {
        return savingsLow;
    }

    BigDecimal savingsHigh() {
        return savingsHigh;
    }

    int workloads() {
        return workloads.size();
    }

    int withOutlook() {
        return withOutlook.size();
    }
}
