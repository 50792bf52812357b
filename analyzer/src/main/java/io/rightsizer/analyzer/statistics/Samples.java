package io.rightsizer.analyzer.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Finite numbers, sorted once, so that every quantile afterwards is one look-up.
public final class Samples {

    private final double[] sorted;

    private Samples(double[] sorted) {
        this.sorted = sorted;
    }

    /// @throws IllegalArgumentException when a value is NaN or infinite
    public static Samples of(DoubleStream values) {
        return sorted(values.toArray());
    }

    /// All of them together.
    public static Samples pooled(List<Samples> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var pool = new double[parts.stream().mapToInt(Samples::count).sum()];
        var next = 0;
        for (var part : parts) {
            System.arraycopy(part.sorted, 0, pool, next, part.count());
            next += part.count();
        }
        return sorted(pool);
    }

    /// @param sorted finite, and not changed by anyone afterwards
    static Samples ofSorted(double[] sorted) {
        return new Samples(sorted);
    }

    private static Samples sorted(double[] sorted) {
        Arrays.sort(sorted);
        if (sorted.length > 0 && !(Double.isFinite(sorted[0]) && Double.isFinite(sorted[sorted.length - 1]))) {
            throw new IllegalArgumentException("samples must be finite");
        }
        return new Samples(sorted);
    }

    /// The middle of finite numbers in any order, at least one.
    public static double median(double[] values) {
        return Selection.quantile(values.clone(), 0.5);
    }

    public int count() {
        return sorted.length;
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /// The sample with so many others below it.
    public double at(int rank) {
        return sorted[rank];
    }

    public int countAbove(double level) {
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

    public double min() {
        return quantile(0);
    }

    public double max() {
        return quantile(1);
    }

    /// The arithmetic mean; needs at least one sample.
    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow(Samples::nothing);
    }

    /// Interpolated linearly between the two nearest ranks, as PromQL's `quantile_over_time`. Never leaves the two
    /// neighbours, not even by a rounding error.
    ///
    /// @param share 0 for the smallest to 1 for the largest sample
    /// @throws IllegalStateException without samples
    public double quantile(double share) {
        var rank = Rank.of(share, sorted.length);
        var below = sorted[rank.below()];
        return rank.between(below, rank.isLast() ? below : sorted[rank.below() + 1]);
    }

    private static IllegalStateException nothing() {
        return new IllegalStateException("no samples");
    }
}
