package io.rightsizer.analyzer.usage;

import io.rightsizer.analyzer.statistics.Ranking;
import io.rightsizer.analyzer.statistics.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Usage of one container of one pod on the window's grid. A point without data is NaN and stays inside this
/// class: readers get the known values only, or ask [#isKnown].
///
/// The arrays hold just the stretch in which the pod was seen, so a short-lived pod costs little. A part of a series
/// shares its array, and sorting: a series is sorted once, whatever parts of it are asked for.
public final class UsageSeries {

    /// A part this much shorter than the whole is sorted by itself sooner than picked from the sorted whole.
    private static final int SMALL_PART = 8;

    private static final UsageSeries EMPTY = new UsageSeries(0, 1, new Points(new double[0]), 0, 0);

    private final long firstPoint;
    private final long stepMillis;
    private final Points points;
    private final int from;
    private final int length;

    /// Sorted on first use and shared from then on; a race sorts twice and harms nothing.
    private @Nullable Samples samples;

    private UsageSeries(long firstPoint, long stepMillis, Points points, int from, int length) {
        this.firstPoint = firstPoint;
        this.stepMillis = stepMillis;
        this.points = points;
        this.from = from;
        this.length = length;
    }

    public static UsageSeries empty() {
        return EMPTY;
    }

    /// @param firstPoint epoch milliseconds of the first value, a multiple of `stepMillis`
    /// @param values one value a grid point, cores or bytes; NaN where nothing is known; the series'
    ///     own from then on
    public static UsageSeries of(long firstPoint, long stepMillis, double[] values) {
        var known = part(firstPoint, stepMillis, new Points(values), 0, values.length);
        return known.length == values.length || known.isEmpty()
                ? known
                : new UsageSeries(known.firstPoint, stepMillis, new Points(known.values()), 0, known.length);
    }

    /// Without what is unknown at its ends.
    ///
    /// @param firstPoint of the whole
    private static UsageSeries part(long firstPoint, long stepMillis, Points points, int from, int to) {
        var first = from;
        while (first < to && Double.isNaN(points.values[first])) {
            first++;
        }
        var end = to;
        while (end > first && Double.isNaN(points.values[end - 1])) {
            end--;
        }
        return first == end
                ? EMPTY
                : new UsageSeries(firstPoint + first * stepMillis, stepMillis, points, first, end - first);
    }

    public long firstPoint() {
        return firstPoint;
    }

    public long stepMillis() {
        return stepMillis;
    }

    /// Grid points from the first known value to the last, gaps included.
    public int length() {
        return length;
    }

    /// Epoch milliseconds of the point at `index`.
    public long timeAt(int index) {
        return firstPoint + index * stepMillis;
    }

    public boolean isKnown(int index) {
        return !Double.isNaN(valueAt(index));
    }

    public double valueAt(int index) {
        return points.values[from + index];
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /// The values that are known, in order of time.
    public DoubleStream known() {
        return Arrays.stream(points.values, from, from + length).filter(value -> !Double.isNaN(value));
    }

    /// The values that a container can have, sorted once however often they are asked for.
    public Samples samples() {
        var sorted = samples;
        if (sorted == null) {
            sorted = length < points.values.length / SMALL_PART
                    ? Samples.of(known().filter(UsageSeries::isPossible))
                    : points.ranking().between(from, from + length);
            samples = sorted;
        }
        return sorted;
    }

    /// The highest value that a container can have; empty without any.
    public OptionalDouble highest() {
        var highest = -1.0;
        for (int index = from; index < from + length; index++) {
            var value = points.values[index];
            highest = value > highest && value < Double.POSITIVE_INFINITY ? value : highest;
        }
        return highest < 0 ? OptionalDouble.empty() : OptionalDouble.of(highest);
    }

    /// Share of the values that a container can have that are above `level`; 0 without any.
    public double shareAbove(double level) {
        var possible = 0;
        var above = 0;
        for (int index = from; index < from + length; index++) {
            var value = points.values[index];
            possible += isPossible(value) ? 1 : 0;
            above += isPossible(value) && value > level ? 1 : 0;
        }
        return possible == 0 ? 0 : (double) above / possible;
    }

    /// Whether a container can use so much: neither unknown nor negative nor infinite.
    public static boolean isPossible(double usage) {
        return usage >= 0 && usage < Double.POSITIVE_INFINITY;
    }

    public int knownCount() {
        var count = 0;
        for (int index = from; index < from + length; index++) {
            count += Double.isNaN(points.values[index]) ? 0 : 1;
        }
        return count;
    }

    /// The part at or after `fromMillis`.
    public UsageSeries since(long fromMillis) {
        return part(Math.ceilDiv(fromMillis - firstPoint, stepMillis), length);
    }

    /// The part after `fromMillis`, up to and with `toMillis`.
    public UsageSeries between(long fromMillis, long toMillis) {
        return part(
                Math.floorDiv(fromMillis - firstPoint, stepMillis) + 1,
                Math.floorDiv(toMillis - firstPoint, stepMillis) + 1);
    }

    /// The part from one index up to but not at another, as far as there is any.
    private UsageSeries part(long fromIndex, long toIndex) {
        var first = Math.clamp(fromIndex, 0, length);
        var end = Math.clamp(toIndex, first, length);
        return end - first == length
                ? this
                : part(firstPoint - from * stepMillis, stepMillis, points, from + first, from + end);
    }

    /// Stretches one after the other. All must share a grid; of a point that several know, the last counts.
    public static UsageSeries inOrder(List<UsageSeries> stretches) {
        var known = stretches.stream().filter(stretch -> !stretch.isEmpty()).toList();
        if (known.size() < 2) {
            return known.isEmpty() ? EMPTY : known.getFirst();
        }
        var step = known.getFirst().stepMillis;
        var first = known.stream().mapToLong(UsageSeries::firstPoint).min().orElseThrow();
        var last = known.stream().mapToLong(UsageSeries::lastPoint).max().orElseThrow();
        var values = new double[(int) ((last - first) / step) + 1];
        Arrays.fill(values, Double.NaN);
        for (var stretch : known) {
            requireGrid(step, stretch.stepMillis);
            var offset = (int) ((stretch.firstPoint - first) / step);
            System.arraycopy(stretch.points.values, stretch.from, values, offset, stretch.length);
        }
        return new UsageSeries(first, step, new Points(values), 0, values.length);
    }

    private static void requireGrid(long one, long other) {
        if (one != other) {
            throw new IllegalArgumentException("series on different grids: " + one + " and " + other);
        }
    }

    private long lastPoint() {
        return timeAt(length - 1);
    }

    /// Point by point the larger of the two; where only one is known, that one. Both must share a grid.
    public UsageSeries maxWith(UsageSeries other) {
        return joined(other, Math::max);
    }

    /// These values; where none is known, the other's. Both must share a grid.
    public UsageSeries filledWith(UsageSeries other) {
        return joined(other, (mine, theirs) -> mine);
    }

    /// Point by point the sum; where only one is known, that one. Both must share a grid.
    public UsageSeries plus(UsageSeries other) {
        return joined(other, Double::sum);
    }

    /// Point by point the share of `whole` that this is, 0 where this is unknown; known where `whole` is above zero.
    /// Both must share a grid.
    public UsageSeries over(UsageSeries whole) {
        var shares = new double[whole.length];
        for (int index = 0; index < shares.length; index++) {
            var all = whole.valueAt(index);
            var mine = (whole.timeAt(index) - firstPoint) / stepMillis;
            var part = mine >= 0 && mine < length && isKnown((int) mine) ? valueAt((int) mine) : 0;
            shares[index] = all > 0 ? part / all : Double.NaN;
        }
        return of(whole.firstPoint, whole.stepMillis, shares);
    }

    private UsageSeries joined(UsageSeries other, DoubleBinaryOperator whereBothAreKnown) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        requireGrid(stepMillis, other.stepMillis);
        var first = Math.min(firstPoint, other.firstPoint);
        var last = Math.max(lastPoint(), other.lastPoint());
        var joined = new double[(int) ((last - first) / stepMillis) + 1];
        Arrays.fill(joined, Double.NaN);
        System.arraycopy(points.values, from, joined, (int) ((firstPoint - first) / stepMillis), length);
        var offset = (int) ((other.firstPoint - first) / stepMillis);
        for (int index = 0; index < other.length; index++) {
            joined[offset + index] = either(joined[offset + index], other.valueAt(index), whereBothAreKnown);
        }
        return new UsageSeries(first, stepMillis, new Points(joined), 0, joined.length);
    }

    private static double either(double mine, double theirs, DoubleBinaryOperator whereBothAreKnown) {
        if (Double.isNaN(mine) || Double.isNaN(theirs)) {
            return Double.isNaN(mine) ? theirs : mine;
        }
        return whereBothAreKnown.applyAsDouble(mine, theirs);
    }

    private double[] values() {
        return Arrays.copyOfRange(points.values, from, from + length);
    }

    /// What a series and its parts share.
    private static final class Points {

        private final double[] values;
        private @Nullable Ranking ranking;

        Points(double[] values) {
            this.values = values;
        }

        /// Ranked on first use; a race ranks twice and harms nothing.
        Ranking ranking() {
            var ranked = ranking;
            if (ranked == null) {
                ranked = Ranking.of(values);
                ranking = ranked;
            }
            return ranked;
        }
    }
}
