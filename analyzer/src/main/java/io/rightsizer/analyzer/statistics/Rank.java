package io.rightsizer.analyzer.statistics;

/// Where a quantile lies: at `share * (count - 1)` of sorted numbers, interpolated linearly between the
/// two nearest, as PromQL's
/// [quantile_over_time](https://prometheus.io/docs/prometheus/latest/querying/functions/#aggregation_over_time)
/// has it.
///
/// @param below the number with so many others below it
/// @param weight of the next one
record Rank(int below, double weight, int count) {

    /// @param share 0 for the smallest to 1 for the largest
    static Rank of(double share, int count) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1: " + share);
        }
        if (count == 0) {
            throw new IllegalStateException("no samples");
        }
        var rank = share * (count - 1);
        return new Rank((int) rank, rank - (int) rank, count);
    }

    boolean isLast() {
        return below == count - 1;
    }

    /// Never leaves the two neighbours, not even by a rounding error.
    double between(double lower, double upper) {
        return Math.clamp(lower * (1 - weight) + upper * weight, lower, upper);
    }
}
