package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Buckets;
import io.rightsizer.analyzer.statistics.DecayingHistogram;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Eight days of a container's usage as the Vertical Pod Autoscaler keeps it
/// (`vertical-pod-autoscaler/pkg/recommender/model/aggregations_config.go` of kubernetes/autoscaler):
/// every CPU point with the same weight, of memory the peak of each pod's day, all replicas in one heap.
final class VpaHistograms {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HISTORY = Duration.ofDays(8);
    private static final double NEGLIGIBLE = 1e-4;
    private static final double CPU_WEIGHT = 0.1;
    private static final double MEMORY_WEIGHT = 1;

    private final DecayingHistogram cpu = new DecayingHistogram(cpuBuckets(), NEGLIGIBLE, DAY);
    private final DecayingHistogram memory = new DecayingHistogram(memoryBuckets(), NEGLIGIBLE, DAY);
    private final double confidence;
    private final boolean killed;

    /// @param requestToday the memory request that stood when the container was killed, as far as known
    VpaHistograms(UsageHistory history, @Nullable Memory requestToday) {
        var from = history.window().to().minus(HISTORY).toEpochMilli() + 1;
        var series = history.cpu().stream().map(one -> one.since(from)).toList();
        series.forEach(this::addCpu);
        history.memory().forEach(one -> addDailyPeaks(one.since(from)));
        this.killed = history.oomKills().count() > 0 && !memory.isEmpty();
        if (killed) {
            var request = requestToday == null ? 0 : (double) requestToday.bytes();
            memory.add(
                    VpaEstimate.neededAfterOomKill(request, highest(history.memory(), from)),
                    MEMORY_WEIGHT,
                    history.window().to().plus(DAY));
        }
        this.confidence = VpaEstimate.confidence(days(series), samples(history));
    }

    static Buckets cpuBuckets() {
        return new Buckets.Exponential(1000, 0.01, 1.05);
    }

    static Buckets memoryBuckets() {
        return new Buckets.Exponential(1e12, 1e7, 1.05);
    }

    DecayingHistogram cpu() {
        return cpu;
    }

    DecayingHistogram memory() {
        return memory;
    }

    double confidence() {
        return confidence;
    }

    boolean killed() {
        return killed;
    }

    private void addCpu(UsageSeries series) {
        for (int index = 0; index < series.length(); index++) {
            if (Seen.isPossible(series.valueAt(index))) {
                cpu.add(series.valueAt(index), CPU_WEIGHT, Instant.ofEpochMilli(series.timeAt(index)));
            }
        }
    }

    /// Days are counted from the pod's first point, and a peak bears the time of its day's end.
    private void addDailyPeaks(UsageSeries series) {
        var pointsADay = (int) Math.max(1, DAY.toMillis() / series.stepMillis());
        for (int start = 0; start < series.length(); start += pointsADay) {
            addPeak(series, start, Math.min(series.length(), start + pointsADay));
        }
    }

    private void addPeak(UsageSeries series, int start, int end) {
        var peak = Double.NaN;
        for (int index = start; index < end; index++) {
            var usage = series.valueAt(index);
            peak = Seen.isPossible(usage) && !(peak >= usage) ? usage : peak;
        }
        if (!Double.isNaN(peak)) {
            memory.add(peak, MEMORY_WEIGHT, Instant.ofEpochMilli(series.timeAt(start) + DAY.toMillis()));
        }
    }

    private static double highest(List<UsageSeries> series, long from) {
        return series.stream()
                .mapToDouble(one -> one.since(from).highest().orElse(0))
                .max()
                .orElse(0);
    }

    private static double days(List<UsageSeries> series) {
        var first = series.stream()
                .filter(one -> !one.isEmpty())
                .mapToLong(UsageSeries::firstPoint)
                .min();
        var last = series.stream()
                .filter(one -> !one.isEmpty())
                .mapToLong(one -> one.timeAt(one.length() - 1))
                .max();
        return first.isEmpty() || last.isEmpty() ? 0 : (double) (last.getAsLong() - first.getAsLong()) / DAY.toMillis();
    }

    private static double samples(UsageHistory history) {
        return history.pods().stream().mapToLong(PodUsage::cpuSamples).sum();
    }
}
