package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.List;

/// What was seen of a container, pooled: the points of all its pods in one heap. Values no container can have
/// (negative, infinite) are left out here, once for all policies.
record Seen(Samples cpu, Samples memory, UsageHistory history) {

    static Seen in(UsageHistory history) {
        return new Seen(pooled(history.cpu()), pooled(history.memory()), history);
    }

    /// Only the last `length` of the window.
    static Seen inLast(Duration length, UsageHistory history) {
        var from = history.window().to().minus(length).toEpochMilli() + 1;
        return new Seen(pooledSince(from, history.cpu()), pooledSince(from, history.memory()), history);
    }

    static boolean isPossible(double usage) {
        return usage >= 0 && usage < Double.POSITIVE_INFINITY;
    }

    private static Samples pooledSince(long from, List<UsageSeries> series) {
        return pooled(series.stream().map(one -> one.since(from)).toList());
    }

    static Samples pooled(List<UsageSeries> series) {
        return Samples.of(series.stream().flatMapToDouble(UsageSeries::known).filter(Seen::isPossible));
    }

    /// `over 14 days and 6 pods`.
    String extent() {
        return extentOf(history.coverage().observed());
    }

    /// The same for the last `length` of the window only.
    String extentOfLast(Duration length) {
        var observed = history.coverage().observed();
        return extentOf(observed.compareTo(length) < 0 ? observed : length);
    }

    private String extentOf(Duration observed) {
        var pods = history.pods().size();
        return "over " + Wording.span(observed) + " and " + pods + (pods == 1 ? " pod" : " pods");
    }
}
