package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One replica that uses over half as much again as p90 of the others that ran beside it: a broken pod, or a leader.
/// Sizing all replicas for it pays for the exception as often as there are replicas.
///
/// @param pod the replica that stands out
/// @param level what it used: highest memory, p95 of CPU
/// @param others p90 of the same over the other replicas
/// @param highestOther the highest of them
record Skew(String pod, double level, double others, double highestOther) {

    private static final double FACTOR = 1.5;
    private static final double P90 = 0.90;
    private static final int LEAST_OTHERS = 2;
    private static final Duration LEAST_LIFE = Duration.ofHours(6);
    private static final double BESIDE = 0.5;

    static @Nullable Skew inMemory(UsageHistory history) {
        return in(history, PodUsage::memory, Samples::max);
    }

    static @Nullable Skew inCpu(UsageHistory history) {
        return in(history, PodUsage::cpu, points -> points.quantile(0.95));
    }

    private static @Nullable Skew in(
            UsageHistory history, Function<PodUsage, UsageSeries> usage, Function<Samples, Double> levelOf) {
        if (history.pods().size() <= LEAST_OTHERS) {
            return null;
        }
        var replicas = new ArrayList<Replica>();
        for (var pod : history.pods()) {
            var series = usage.apply(pod);
            if (series.length() * series.stepMillis() >= LEAST_LIFE.toMillis()) {
                Replica.of(pod.pod(), series, levelOf, replicas);
            }
        }
        return replicas.size() <= LEAST_OTHERS ? null : standingOut(replicas, levelOf);
    }

    private static @Nullable Skew standingOut(List<Replica> replicas, Function<Samples, Double> levelOf) {
        var ranked = replicas.stream()
                .sorted(Comparator.comparingDouble(Replica::level).reversed())
                .toList();
        var hot = ranked.getFirst();
        var others = Samples.of(ranked.stream()
                .skip(1)
                .map(replica -> replica.beside(hot.series))
                .filter(points -> points.count() >= BESIDE * hot.series.length())
                .mapToDouble(levelOf::apply));
        if (others.count() < LEAST_OTHERS || hot.level <= FACTOR * others.quantile(P90)) {
            return null;
        }
        return new Skew(hot.pod, hot.level, others.quantile(P90), others.max());
    }

    private record Replica(String pod, UsageSeries series, double level) {

        static void of(String pod, UsageSeries series, Function<Samples, Double> levelOf, List<Replica> replicas) {
            var points = Seen.pooled(List.of(series));
            if (!points.isEmpty()) {
                replicas.add(new Replica(pod, series, levelOf.apply(points)));
            }
        }

        /// The points at which the other one lived too.
        Samples beside(UsageSeries other) {
            var from = other.firstPoint();
            var to = other.timeAt(other.length() - 1);
            return Samples.of(IntStream.range(0, series.length())
                    .filter(index -> series.timeAt(index) >= from && series.timeAt(index) <= to)
                    .mapToDouble(series::valueAt)
                    .filter(Seen::isPossible));
        }
    }
}
