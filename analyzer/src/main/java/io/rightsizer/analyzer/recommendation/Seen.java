package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Memory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was seen of a container, pooled: the points of all its pods in one heap. Values no container can have
/// (negative, infinite) are left out here, once for all policies.
public final class Seen {

    private final Samples cpu;
    private final Samples memory;
    private final Coverage coverage;
    private final UsageHistory history;
    private final Map<Optional<Memory>, VpaHistograms> vpa = new HashMap<>();

    private Seen(Samples cpu, Samples memory, Coverage coverage, UsageHistory history) {
        this.cpu = cpu;
        this.memory = memory;
        this.coverage = coverage;
        this.history = history;
    }

    /// Sorts every point once, for the policy and for the evidence.
    public static Seen in(UsageHistory history) {
        return new Seen(pooled(history.cpu()), pooled(history.memory()), history.coverage(), history);
    }

    public Samples cpu() {
        return cpu;
    }

    public Samples memory() {
        return memory;
    }

    public Coverage coverage() {
        return coverage;
    }

    public UsageHistory history() {
        return history;
    }

    /// As the Vertical Pod Autoscaler keeps it, built once for all policies that follow it.
    ///
    /// @param requestToday the memory request that stood when the container was killed, as far as known
    VpaHistograms vpa(@Nullable Memory requestToday) {
        return vpa.computeIfAbsent(Optional.ofNullable(requestToday), _ -> new VpaHistograms(history, requestToday));
    }

    /// Without the CPU of starting pods, which says nothing of the work they do afterwards.
    Seen withoutStartUp() {
        var running = StartUp.leftOut(history);
        return running.pods().equals(history.pods())
                ? this
                : new Seen(pooled(running.cpu()), memory, coverage, running);
    }

    /// Only the last `length` of the window.
    Seen last(Duration length) {
        var from = history.window().to().minus(length).toEpochMilli() + 1;
        return new Seen(pooledSince(from, history.cpu()), pooledSince(from, history.memory()), coverage, history);
    }

    static boolean isPossible(double usage) {
        return UsageSeries.isPossible(usage);
    }

    private static Samples pooledSince(long from, List<UsageSeries> series) {
        return pooled(series.stream().map(one -> one.since(from)).toList());
    }

    static Samples pooled(List<UsageSeries> series) {
        return Samples.pooled(series.stream().map(UsageSeries::samples).toList());
    }

    /// `over 14 days and 6 pods`.
    String extent() {
        return extentOf(coverage.observed());
    }

    /// The same for the last `length` of the window only.
    String extentOfLast(Duration length) {
        var observed = coverage.observed();
        return extentOf(observed.compareTo(length) < 0 ? observed : length);
    }

    private String extentOf(Duration observed) {
        var pods = history.pods().size();
        return "over " + Wording.span(observed) + " and " + pods + (pods == 1 ? " pod" : " pods");
    }
}
