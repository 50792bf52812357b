package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The points of all pods, to be asked for some of the window's hours only.
record DayPoints(List<UsageSeries> pods, Hours hours) {

    private static final double P95 = 0.95;

    /// p95 of all points in one day; 0 where nothing is known.
    double p95OfDay(int day) {
        return p95(day * Hours.A_DAY, (day + 1) * Hours.A_DAY);
    }

    /// p95 of all points from the start of a day to the end of the window.
    double p95SinceDay(int day) {
        return p95(day * Hours.A_DAY, hours.days() * Hours.A_DAY);
    }

    /// p95 of all points in the chosen hours.
    double p95In(BitSet chosen) {
        return p95(chosen.stream().mapToObj(hour -> points(hour, hour + 1)).flatMapToDouble(points -> points));
    }

    private double p95(int fromHour, int toHour) {
        return p95(points(fromHour, toHour));
    }

    private static double p95(DoubleStream points) {
        var samples = Samples.of(points);
        return samples.isEmpty() ? 0 : samples.quantile(P95);
    }

    private DoubleStream points(int fromHour, int toHour) {
        var from = hours.startOf(fromHour).toEpochMilli();
        var to = hours.startOf(toHour).toEpochMilli();
        return pods.stream().flatMapToDouble(pod -> between(pod, from, to));
    }

    /// The points after `from` and up to `to`: the window and its hours are open on the left.
    private static DoubleStream between(UsageSeries pod, long from, long to) {
        return IntStream.range(firstAfter(from, pod), firstAfter(to, pod))
                .mapToDouble(pod::valueAt)
                .filter(Seen::isPossible);
    }

    private static int firstAfter(long millis, UsageSeries pod) {
        return Math.clamp(Math.floorDiv(millis - pod.firstPoint(), pod.stepMillis()) + 1, 0, pod.length());
    }
}
