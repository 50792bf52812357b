package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;

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
        return p95(chosen.stream().mapToObj(hour -> points(hour, hour + 1)).flatMapToDouble(Arrays::stream));
    }

    private double p95(int fromHour, int toHour) {
        return p95(Arrays.stream(points(fromHour, toHour)));
    }

    private static double p95(DoubleStream points) {
        var samples = Samples.of(points);
        return samples.isEmpty() ? 0 : samples.quantile(P95);
    }

    /// A loop, because this is asked of every point of every container.
    private double[] points(int fromHour, int toHour) {
        var from = hours.startOf(fromHour).toEpochMilli();
        var to = hours.startOf(toHour).toEpochMilli();
        var points = new double
                [pods.stream()
                        .mapToInt(pod -> Hours.firstAfter(to, pod) - Hours.firstAfter(from, pod))
                        .sum()];
        var count = 0;
        for (var pod : pods) {
            for (int index = Hours.firstAfter(from, pod), end = Hours.firstAfter(to, pod); index < end; index++) {
                if (Seen.isPossible(pod.valueAt(index))) {
                    points[count++] = pod.valueAt(index);
                }
            }
        }
        return Arrays.copyOf(points, count);
    }
}
