package io.rightsizer.analyzer.statistics;

import java.time.Duration;
import java.time.Instant;

/// A histogram in which a sample loses half its weight with every half-life of age. New samples weigh more instead of
/// old ones being touched: weight * 2^((time - reference) / halfLife). The reference moves on before that overflows.
/// After `vertical-pod-autoscaler/pkg/recommender/util/decaying_histogram.go` of kubernetes/autoscaler.
public final class DecayingHistogram {

    /// 2^100 is far from overflow and far enough apart for the older sample to be negligible.
    private static final int LARGEST_EXPONENT = 100;

    private final Histogram histogram;
    private final long halfLifeMillis;
    private long reference;

    public DecayingHistogram(Buckets buckets, double negligible, Duration halfLife) {
        this.histogram = new Histogram(buckets, negligible);
        this.halfLifeMillis = halfLife.toMillis();
    }

    public void add(double value, double weight, Instant time) {
        var millis = time.toEpochMilli();
        if (millis > reference + LARGEST_EXPONENT * halfLifeMillis) {
            moveReferenceTo(Math.round((double) millis / halfLifeMillis) * halfLifeMillis);
        }
        histogram.add(value, weight * Math.pow(2, (double) (millis - reference) / halfLifeMillis));
    }

    private void moveReferenceTo(long millis) {
        histogram.scale(Math.pow(2, (double) (reference - millis) / halfLifeMillis));
        reference = millis;
    }

    public boolean isEmpty() {
        return histogram.isEmpty();
    }

    /// See [Histogram#percentile].
    public double percentile(double share) {
        return histogram.percentile(share);
    }
}
