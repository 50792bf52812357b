package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.List;

/// One resource's usage in the stretch a policy is judged on, the points of all replicas sorted and summed up once:
/// any level afterwards costs one binary search, but for the excursions, which need the order of time.
final class Levels {

    private static final Duration APART = Duration.ofHours(1);

    private final List<UsageSeries> replicas;
    private final double[] sorted;

    /// At each index the sum of so many smallest values.
    private final double[] sums;

    private Levels(List<UsageSeries> replicas, double[] sorted, double[] sums) {
        this.replicas = replicas;
        this.sorted = sorted;
        this.sums = sums;
    }

    static Levels of(List<UsageSeries> replicas) {
        var sorted = replicas.stream()
                .flatMapToDouble(UsageSeries::known)
                .filter(Levels::isPossible)
                .sorted()
                .toArray();
        var sums = new double[sorted.length + 1];
        for (int index = 0; index < sorted.length; index++) {
            sums[index + 1] = sums[index] + sorted[index];
        }
        return new Levels(replicas, sorted, sums);
    }

    /// Points of one replica that can be true.
    static long alive(UsageSeries replica) {
        return replica.known().filter(Levels::isPossible).count();
    }

    private static boolean isPossible(double usage) {
        return usage >= 0 && usage < Double.POSITIVE_INFINITY;
    }

    /// Points of all replicas.
    int points() {
        return sorted.length;
    }

    double mean() {
        return sums[sorted.length] / sorted.length;
    }

    double peak() {
        return sorted[sorted.length - 1];
    }

    /// Share of points above `level`.
    double shareAbove(double level) {
        return (double) above(level) / sorted.length;
    }

    /// Mean of min(usage, level).
    double granted(double level) {
        var above = above(level);
        return above == 0 ? mean() : (sums[sorted.length - above] + above * level) / sorted.length;
    }

    /// Mean of max(0, usage - level).
    double excess(double level) {
        var above = above(level);
        return above == 0 ? 0 : Math.max(0, sumOfHighest(above) - above * level) / sorted.length;
    }

    private double sumOfHighest(int count) {
        return sums[sorted.length] - sums[sorted.length - count];
    }

    /// 1 - granted / level, never below 0; nothing asked for is nothing wasted.
    static double slack(double granted, double level) {
        return level == 0 ? 0 : Math.max(0, 1 - granted / level);
    }

    /// How often a replica went above `level` after at least an hour below it, or for the first time. Points without
    /// data are neither above nor below.
    int excursionsAbove(double level) {
        return above(level) == 0
                ? 0
                : replicas.stream()
                        .mapToInt(replica -> excursions(replica, level))
                        .sum();
    }

    private static int excursions(UsageSeries replica, double level) {
        var apart = Math.ceilDiv(APART.toMillis(), replica.stepMillis());
        var events = 0;
        var below = apart;
        for (int index = 0; index < replica.length(); index++) {
            var usage = replica.valueAt(index);
            if (!isPossible(usage)) {
                continue;
            }
            if (usage > level) {
                events += below >= apart ? 1 : 0;
                below = 0;
            } else {
                below++;
            }
        }
        return events;
    }

    /// How many points are above `level`.
    private int above(double level) {
        var from = 0;
        var to = sorted.length;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (sorted[middle] > level) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return sorted.length - from;
    }
}
