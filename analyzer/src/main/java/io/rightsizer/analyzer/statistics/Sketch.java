package io.rightsizer.analyzer.statistics;

import java.util.Arrays;
import java.util.List;

/// How many numbers fell into each bucket, with the lowest and the highest as they were: a distribution small enough
/// to keep. A quantile of it is never below that of the numbers themselves, and above it by one bucket at most.
public final class Sketch {

    private final Buckets buckets;
    private final int first;
    private final int[] counts;
    private final double lowest;
    private final double highest;
    private final long count;

    /// Of counts that were kept.
    ///
    /// @param first the bucket of the first count
    /// @param counts of neighbouring buckets, none negative; not changed by anyone afterwards
    /// @throws IllegalArgumentException when the counts do not fit the buckets
    public Sketch(Buckets buckets, int first, int[] counts, double lowest, double highest) {
        if (first < 0
                || counts.length > buckets.count() - first
                || Arrays.stream(counts).anyMatch(one -> one < 0)) {
            throw new IllegalArgumentException("counts that are not of these buckets");
        }
        this.buckets = buckets;
        this.first = first;
        this.counts = counts;
        this.lowest = lowest;
        this.highest = highest;
        this.count = Arrays.stream(counts).asLongStream().sum();
    }

    /// @param parts numbers from zero up
    public static Sketch of(List<Samples> parts, Buckets buckets) {
        var known = parts.stream().filter(part -> !part.isEmpty()).toList();
        if (known.isEmpty()) {
            return new Sketch(buckets, 0, new int[0], 0, 0);
        }
        var lowest = known.stream().mapToDouble(Samples::min).min().orElseThrow();
        var highest = known.stream().mapToDouble(Samples::max).max().orElseThrow();
        var first = buckets.indexOf(lowest);
        var counts = new int[buckets.indexOf(highest) - first + 1];
        known.forEach(part -> count(part, buckets, first, counts));
        return new Sketch(buckets, first, counts, lowest, highest);
    }

    /// Samples are sorted, so a logarithm is taken once for each bucket in use instead of once for each sample.
    private static void count(Samples part, Buckets buckets, int first, int[] counts) {
        var bucket = -1;
        var end = Double.NEGATIVE_INFINITY;
        for (int rank = 0; rank < part.count(); rank++) {
            if (part.at(rank) >= end) {
                bucket = buckets.indexOf(part.at(rank)) - first;
                end = endOf(buckets, bucket + first);
            }
            counts[bucket]++;
        }
    }

    private static double endOf(Buckets buckets, int bucket) {
        return bucket == buckets.count() - 1 ? Double.POSITIVE_INFINITY : buckets.startOf(bucket + 1);
    }

    public long count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int firstBucket() {
        return first;
    }

    /// How many buckets stand between the lowest number and the highest, both included.
    public int bucketsInUse() {
        return counts.length;
    }

    /// @param index from 0 for [#firstBucket]
    public int countAt(int index) {
        return counts[index];
    }

    /// Between the ranks as [Samples#quantile], each number taken for the end of its bucket.
    ///
    /// @param share 0 for the lowest to 1 for the highest number, which are exact
    /// @throws IllegalStateException without numbers
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1: " + share);
        }
        if (isEmpty()) {
            throw new IllegalStateException("no samples");
        }
        var rank = share * (count - 1);
        var below = (long) rank;
        var weight = rank - below;
        return at(below) * (1 - weight) + at(Math.min(below + 1, count - 1)) * weight;
    }

    private double at(long rank) {
        if (rank == 0 || rank == count - 1) {
            return rank == 0 ? lowest : highest;
        }
        var index = 0;
        for (long sum = counts[0]; sum <= rank; sum += counts[index]) {
            index++;
        }
        return Math.clamp(endOf(buckets, first + index), lowest, highest);
    }

    /// The share of the numbers above `level`, 0 to 1, the bucket of the level spread evenly; 0 without numbers.
    public double shareAbove(double level) {
        if (isEmpty() || level >= highest) {
            return 0;
        }
        // A level at the edge of a bucket may round into the one beside it.
        var split = buckets.indexOf(Math.max(0, level)) - first;
        var above = 0.0;
        for (int index = Math.max(0, split - 1); index < counts.length; index++) {
            above += index > split + 1 ? counts[index] : counts[index] * partAbove(level, first + index);
        }
        return above / count;
    }

    private double partAbove(double level, int bucket) {
        var start = Math.max(lowest, buckets.startOf(bucket));
        var end = Math.min(highest, endOf(buckets, bucket));
        if (end <= start) {
            return start > level ? 1 : 0;
        }
        return Math.clamp((end - level) / (end - start), 0, 1);
    }
}
