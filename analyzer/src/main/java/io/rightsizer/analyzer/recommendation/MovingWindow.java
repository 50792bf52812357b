package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Buckets;
import io.rightsizer.analyzer.statistics.Histogram;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.List;

/// A percentile of usage in which a point loses half its weight with every half-life of age.
///
/// @param loadAdjusted whether a point also weighs as much as it uses, so that the percentile is one of CPU-seconds and
///     not of time
record MovingWindow(Buckets buckets, Duration halfLife, boolean loadAdjusted, double percentile) {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long STEP = Duration.ofMinutes(5).toMillis();

    /// Keeps a container at rest in the histogram.
    private static final double LEAST_LOAD = 1e-5;

    /// The highest of what the percentile was at each five minutes of the last hour, so that a burst that has
    /// just ended does not lower it at once; 0 without a point. All pods' points are in one histogram.
    ///
    /// @param now end of the last hour, epoch milliseconds
    double highestOfLastHour(List<UsageSeries> pods, long now) {
        var histogram = new Histogram(buckets, Double.MIN_VALUE);
        add(pods, Long.MIN_VALUE, now - HOUR, now, histogram);
        var highest = histogram.percentile(percentile);
        for (var from = now - HOUR; from < now; from += STEP) {
            add(pods, from, from + STEP, now, histogram);
            highest = Math.max(highest, histogram.percentile(percentile));
        }
        return highest;
    }

    /// The points after `from` and not after `to`.
    private void add(List<UsageSeries> pods, long from, long to, long now, Histogram histogram) {
        for (var pod : pods) {
            var index = firstAfter(from, pod);
            var weight = Math.pow(2, (double) (pod.timeAt(index) - now) / halfLife.toMillis());
            var growth = Math.pow(2, (double) pod.stepMillis() / halfLife.toMillis());
            for (; index < pod.length() && pod.timeAt(index) <= to; index++, weight *= growth) {
                var usage = pod.valueAt(index);
                if (Seen.isPossible(usage)) {
                    histogram.add(usage, loadAdjusted ? weight * Math.max(LEAST_LOAD, usage) : weight);
                }
            }
        }
    }

    private static int firstAfter(long time, UsageSeries pod) {
        return time < pod.firstPoint()
                ? 0
                : (int) Math.min((time - pod.firstPoint()) / pod.stepMillis() + 1, pod.length());
    }
}
