package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.List;

/// One resource's usage in the stretch a policy is judged on, the points of all replicas sorted and summed up once:
/// any level afterwards costs one binary search, but for the excursions, which need the order of time.
final class Levels {

    private static final Duration APART = Duration.ofHours(1);

    private final List<UsageSeries> replicas;
    private final Samples samples;

    /// At each index the sum of so many smallest values.
    private final double[] sums;

    private Levels(List<UsageSeries> replicas, Samples samples) {
        this.replicas = replicas;
        this.samples = samples;
        this.sums = new double[samples.count() + 1];
        for (int rank = 0; rank < samples.count(); rank++) {
            sums[rank + 1] = sums[rank] + samples.at(rank);
        }
    }

    static Levels of(List<UsageSeries> replicas) {
        return new Levels(
                replicas,
                Samples.pooled(replicas.stream().map(UsageSeries::samples).toList()));
    }

    /// Points of all replicas.
    int points() {
        return samples.count();
    }

    double mean() {
        return sums[samples.count()] / samples.count();
    }

    double peak() {
        return samples.max();
    }

    /// Share of points above `level`.
    double shareAbove(double level) {
        return (double) samples.countAbove(level) / samples.count();
    }

    /// Mean of min(usage, level).
    double granted(double level) {
        var above = samples.countAbove(level);
        return above == 0 ? mean() : (sums[samples.count() - above] + above * level) / samples.count();
    }

    /// Mean of max(0, usage - level).
    double excess(double level) {
        var above = samples.countAbove(level);
        return above == 0 ? 0 : Math.max(0, sumOfHighest(above) - above * level) / samples.count();
    }

    private double sumOfHighest(int count) {
        return sums[samples.count()] - sums[samples.count() - count];
    }

    /// 1 - granted / level, never below 0; nothing asked for is nothing wasted.
    static double slack(double granted, double level) {
        return level == 0 ? 0 : Math.max(0, 1 - granted / level);
    }

    /// How often a replica went above `level` after at least an hour below it, or for the first time. Points without
    /// data are neither above nor below.
    int excursionsAbove(double level) {
        return samples.countAbove(level) == 0
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
            if (!UsageSeries.isPossible(usage)) {
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
}
