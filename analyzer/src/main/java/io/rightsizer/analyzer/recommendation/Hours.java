package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;

/// The level of usage in each hour of the window, the highest of all pods. Hours are counted back from the end of the
/// window, and 24 of them make a day, so that the newest day is never cut short.
final class Hours {

    static final int A_DAY = 24;
    static final int A_WEEK = 7 * A_DAY;

    /// A day of which less than half is known says nothing about its peak.
    private static final int ENOUGH_OF_A_DAY = 12;

    private static final long AN_HOUR = Duration.ofHours(1).toMillis();

    private final long end;
    private final double[] levels;

    private Hours(HistoryWindow window) {
        this.end = window.to().toEpochMilli();
        this.levels = new double[Math.ceilDiv((int) window.length().toHours(), A_DAY) * A_DAY];
        Arrays.fill(levels, Double.NaN);
    }

    /// The highest point of each hour.
    static Hours ofPeaks(List<UsageSeries> pods, HistoryWindow window) {
        return in(pods, window, Math::max, false);
    }

    /// The mean of each hour of a pod, which a short burst hardly moves.
    static Hours ofMeans(List<UsageSeries> pods, HistoryWindow window) {
        return in(pods, window, Double::sum, true);
    }

    private static Hours in(List<UsageSeries> pods, HistoryWindow window, DoubleBinaryOperator join, boolean mean) {
        var hours = new Hours(window);
        pods.forEach(pod -> hours.add(pod, join, mean));
        return hours;
    }

    private void add(UsageSeries pod, DoubleBinaryOperator join, boolean mean) {
        for (int from = 0, to = 0; from < pod.length(); from = to) {
            var hour = of(pod.timeAt(from));
            to = firstAfter(endOf(hour), pod);
            var joined = 0.0;
            var count = 0;
            for (int index = from; index < to; index++) {
                var value = pod.valueAt(index);
                if (Seen.isPossible(value)) {
                    joined = join.applyAsDouble(joined, value);
                    count++;
                }
            }
            if (count > 0 && hour >= 0 && hour < levels.length) {
                raise(hour, mean ? joined / count : joined);
            }
        }
    }

    /// The first index of a point after a moment: hours are open on the left, as the window is.
    static int firstAfter(long millis, UsageSeries pod) {
        return Math.clamp(Math.floorDiv(millis - pod.firstPoint(), pod.stepMillis()) + 1, 0, pod.length());
    }

    private void raise(int hour, double level) {
        levels[hour] = Double.isNaN(levels[hour]) ? level : Math.max(levels[hour], level);
    }

    /// Negative or too high outside the window.
    private int of(long millis) {
        return levels.length - 1 - (int) Math.floorDiv(end - millis, AN_HOUR);
    }

    private long endOf(int hour) {
        return end - (levels.length - 1 - hour) * AN_HOUR;
    }

    Instant startOf(int hour) {
        return Instant.ofEpochMilli(endOf(hour - 1));
    }

    /// One level for each hour, NaN where nothing is known.
    double[] levels() {
        return levels.clone();
    }

    int days() {
        return levels.length / A_DAY;
    }

    /// Hours from the first that is known to the end of the window.
    int observed() {
        var first = 0;
        while (first < levels.length && Double.isNaN(levels[first])) {
            first++;
        }
        return levels.length - first;
    }

    boolean isKnown(int day) {
        return ofDay(day).filter(level -> !Double.isNaN(level)).count() >= ENOUGH_OF_A_DAY;
    }

    /// The highest hour of all; 0 where nothing is known.
    double highest() {
        return highest(Arrays.stream(levels));
    }

    double highestOf(int day) {
        return highest(ofDay(day));
    }

    double highestSinceDay(int day) {
        return highest(Arrays.stream(levels, day * A_DAY, levels.length));
    }

    double highestIn(BitSet chosen) {
        return highest(chosen.stream().mapToDouble(hour -> levels[hour]));
    }

    /// An hour and so many before and after, as far as the window goes.
    BitSet around(int hour, int reach) {
        var around = new BitSet(levels.length);
        around.set(Math.max(0, hour - reach), Math.min(levels.length, hour + reach + 1));
        return around;
    }

    /// What an hour and so many before and after add up to; what is not known counts as nothing.
    double sumAround(int hour, int reach) {
        var sum = 0.0;
        for (int near = Math.max(0, hour - reach); near <= Math.min(levels.length - 1, hour + reach); near++) {
            sum += Double.isNaN(levels[near]) ? 0 : levels[near];
        }
        return sum;
    }

    BitSet allBut(BitSet chosen) {
        var others = new BitSet(levels.length);
        others.set(0, levels.length);
        others.andNot(chosen);
        return others;
    }

    /// The first of them where nothing is known.
    int highestHourIn(BitSet chosen) {
        return chosen.stream()
                .reduce((best, hour) -> Double.isNaN(levels[best]) || levels[hour] > levels[best] ? hour : best)
                .orElseThrow();
    }

    private DoubleStream ofDay(int day) {
        return Arrays.stream(levels, day * A_DAY, (day + 1) * A_DAY);
    }

    private static double highest(DoubleStream levels) {
        return levels.filter(level -> !Double.isNaN(level)).max().orElse(0);
    }
}
