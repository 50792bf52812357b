package io.rightsizer.analyzer.statistics;

import java.util.SortedMap;
import java.util.TreeMap;

/// Weighted counts in buckets, with the percentile of the Vertical Pod Autoscaler's recommender
/// (`vertical-pod-autoscaler/pkg/recommender/util/histogram.go` of kubernetes/autoscaler):
/// no interpolation, always the end of a bucket, so that the answer is too high by up to one bucket, never too low.
public final class Histogram {

    private static final double LARGEST_CHECKPOINT_WEIGHT = 10_000;

    private final Buckets buckets;
    private final double negligible;
    private final double[] weights;
    private double total;

    /// @param negligible a bucket with less weight than this counts as empty
    public Histogram(Buckets buckets, double negligible) {
        this.buckets = buckets;
        this.negligible = negligible;
        this.weights = new double[buckets.count()];
    }

    public void add(double value, double weight) {
        weights[buckets.indexOf(value)] += weight;
        total += weight;
    }

    void scale(double factor) {
        for (int bucket = 0; bucket < weights.length; bucket++) {
            weights[bucket] *= factor;
        }
        total *= factor;
    }

    public boolean isEmpty() {
        return first() > last();
    }

    /// The end of the first bucket at which the summed weight reaches `share` of the total, or the start of the
    /// endless last one; 0 when empty. A `share` below 0 or above 1 means the lowest or highest bucket in use.
    public double percentile(double share) {
        if (isEmpty()) {
            return 0;
        }
        var bucket = first();
        var sum = weights[bucket];
        for (var last = last(); bucket < last && sum < share * total; bucket++) {
            sum += weights[bucket + 1];
        }
        return buckets.startOf(Math.min(bucket + 1, weights.length - 1));
    }

    /// The weights as the autoscaler stores them: whole numbers of which the largest is 10 000, zeros left out.
    public SortedMap<Integer, Long> checkpoint() {
        var stored = new TreeMap<Integer, Long>();
        for (int bucket = first(), last = last(); bucket <= last; bucket++) {
            var weight = Math.round(weights[bucket] * LARGEST_CHECKPOINT_WEIGHT / heaviest());
            if (weight > 0) {
                stored.put(bucket, weight);
            }
        }
        return stored;
    }

    private double heaviest() {
        var heaviest = 0.0;
        for (var weight : weights) {
            heaviest = Math.max(heaviest, weight);
        }
        return heaviest;
    }

    private int first() {
        var bucket = 0;
        while (bucket < weights.length && weights[bucket] < negligible) {
            bucket++;
        }
        return bucket;
    }

    private int last() {
        var bucket = weights.length - 1;
        while (bucket >= 0 && weights[bucket] < negligible) {
            bucket--;
        }
        return bucket;
    }
}
