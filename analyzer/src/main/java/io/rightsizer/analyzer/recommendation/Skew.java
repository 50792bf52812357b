package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.statistics.Selection;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
        return in(history, PodUsage::memory, points -> Selection.quantile(points, 1));
    }

    static @Nullable Skew inCpu(UsageHistory history) {
        return in(history, PodUsage::cpu, points -> Selection.quantile(points, 0.95));
    }

    private static @Nullable Skew in(
            UsageHistory history, Function<PodUsage, UsageSeries> usage, ToDoubleFunction<double[]> levelOf) {
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

    private static @Nullable Skew standingOut(List<Replica> replicas, ToDoubleFunction<double[]> levelOf) {
        var ranked = replicas.stream()
                .sorted(Comparator.comparingDouble(Replica::level).reversed())
                .toList();
        var hot = ranked.getFirst();
        var others = Samples.of(ranked.stream()
                .skip(1)
                .map(replica -> replica.beside(hot.series))
                .filter(points -> points.length >= BESIDE * hot.series.length())
                .mapToDouble(levelOf));
        if (others.count() < LEAST_OTHERS || hot.level <= FACTOR * others.quantile(P90)) {
            return null;
        }
        return new Skew(hot.pod, hot.level, others.quantile(P90), others.max());
    }

    private record Replica(String pod, UsageSeries series, double level) {

        static void of(String pod, UsageSeries series, ToDoubleFunction<double[]> levelOf, List<Replica> replicas) {
            var points = series.known().filter(Seen::isPossible).toArray();
            if (points.length > 0) {
                replicas.add(new Replica(pod, series, levelOf.applyAsDouble(points)));
            }
        }

        /// The points at which the other one lived too.
        double[] beside(UsageSeries other) {
            var from = other.firstPoint();
            var to = other.timeAt(other.length() - 1);
            return IntStream.range(0, series.length())
                    .filter(index -> series.timeAt(index) >= from && series.timeAt(index) <= to)
                    .mapToDouble(series::valueAt)
                    .filter(Seen::isPossible)
                    .toArray();
        }
    }
}
