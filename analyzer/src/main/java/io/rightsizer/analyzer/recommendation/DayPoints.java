package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Selection;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
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
        return quantile(pointsIn(chosen).toArray(), P95);
    }

    /// A quantile of those points in the chosen hours that are above a level; 0 where none is.
    double quantileAbove(double level, BitSet chosen, double share) {
        return quantile(pointsIn(chosen).filter(point -> point > level).toArray(), share);
    }

    /// The longest stretch of any pod above a level from the first to the last of the chosen hours. A point that is not
    /// known neither ends nor lengthens it.
    Duration longestAbove(double level, BitSet chosen) {
        var from = hours.startOf(chosen.nextSetBit(0)).toEpochMilli();
        var to = hours.startOf(chosen.length()).toEpochMilli();
        return pods.stream()
                .map(pod -> longestAbove(level, pod, Hours.firstAfter(from, pod), Hours.firstAfter(to, pod)))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration longestAbove(double level, UsageSeries pod, int from, int to) {
        var longest = 0;
        var current = 0;
        for (int index = from; index < to; index++) {
            if (Seen.isPossible(pod.valueAt(index))) {
                current = pod.valueAt(index) > level ? current + 1 : 0;
                longest = Math.max(longest, current);
            }
        }
        return Duration.ofMillis(longest * pod.stepMillis());
    }

    private DoubleStream pointsIn(BitSet chosen) {
        return IntStream.iterate(
                        chosen.nextSetBit(0), from -> from >= 0, from -> chosen.nextSetBit(chosen.nextClearBit(from)))
                .mapToObj(from -> points(from, chosen.nextClearBit(from)))
                .flatMapToDouble(Arrays::stream);
    }

    private double p95(int fromHour, int toHour) {
        return quantile(points(fromHour, toHour), P95);
    }

    private static double quantile(double[] points, double share) {
        return points.length == 0 ? 0 : Selection.quantile(points, share);
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
