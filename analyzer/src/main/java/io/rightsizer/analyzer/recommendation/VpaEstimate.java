package io.rightsizer.analyzer.recommendation;

import java.util.function.ToDoubleFunction;

/// The estimators of the Vertical Pod Autoscaler's recommender, in whole millicores or bytes
/// (`vertical-pod-autoscaler/pkg/recommender/logic/estimator.go` of kubernetes/autoscaler):
/// percentile, then margin, then confidence, then minimum, each step cut to a whole number.
record VpaEstimate(double percentile, double margin, double multiplier, double exponent) {

    static final VpaEstimate TARGET = new VpaEstimate(0.90, 0.15, 0, 0);

    /// Trusted early: five minutes of history already count 60 %, an hour 95 %.
    static final VpaEstimate LOWER = new VpaEstimate(0.50, 0.15, 0.001, -2);

    /// Widens while history is short: half a day triples it, a week adds 14 %.
    static final VpaEstimate UPPER = new VpaEstimate(0.95, 0.15, 1, 1);

    static final long LEAST_MILLICORES = 25;
    static final long LEAST_BYTES = 250L << 20;

    /// What the autoscaler calls no upper bound.
    static final double MOST = 1e14;

    /// @param histogram percentile to amount in millicores or bytes
    /// @param confidence see [#confidence]
    /// @param least the minimum of the container, see [#perContainer]
    long of(ToDoubleFunction<Double> histogram, double confidence, long least) {
        var base = capped(histogram.applyAsDouble(percentile));
        var padded = capped((double) base + (long) (base * margin));
        var scaled = capped(padded * scaling(confidence));
        return Math.max(scaled, least);
    }

    /// What the estimate is multiplied by for the history it rests on.
    double scaling(double confidence) {
        return Math.pow(1 + multiplier / confidence, exponent);
    }

    /// The autoscaler's minimum holds for a pod and is shared by its containers.
    static long perContainer(long leastPerPod, int containers) {
        return leastPerPod / containers;
    }

    /// Days of history, or samples in days of one a minute, whichever is less.
    static double confidence(double daysOfHistory, double samples) {
        return Math.min(daysOfHistory, samples / (24 * 60));
    }

    /// The memory a kill proves to be needed: a fifth more than was asked for or used, at least 100 MiB more.
    static double neededAfterOomKill(double requestAtKill, double peak) {
        var reached = Math.max(requestAtKill, peak);
        return Math.max(reached + (100L << 20), reached * 1.2);
    }

    private static long capped(double amount) {
        return (long) (amount > MOST || Double.isNaN(amount) ? MOST : amount);
    }
}
