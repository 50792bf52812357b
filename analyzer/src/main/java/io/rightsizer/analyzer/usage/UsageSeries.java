package io.rightsizer.analyzer.usage;

import io.rightsizer.analyzer.statistics.Samples;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Usage of one container of one pod on the window's grid. A point without data is NaN and stays inside this
/// class: readers get the known values only, or ask [#isKnown].
///
/// The arrays hold just the stretch in which the pod was seen, so a short-lived pod costs little.
public final class UsageSeries {

    private static final UsageSeries EMPTY = new UsageSeries(0, 1, new double[0]);

    private final long firstPoint;
    private final long stepMillis;
    private final double[] values;

    /// Sorted on first use and shared from then on; a race sorts twice and harms nothing.
    private @Nullable Samples samples;

    private UsageSeries(long firstPoint, long stepMillis, double[] values) {
        this.firstPoint = firstPoint;
        this.stepMillis = stepMillis;
        this.values = values;
    }

    public static UsageSeries empty() {
        return EMPTY;
    }

    /// @param firstPoint epoch milliseconds of the first value, a multiple of `stepMillis`
    /// @param values one value a grid point, cores or bytes; NaN where nothing is known
    public static UsageSeries of(long firstPoint, long stepMillis, double[] values) {
        var from = 0;
        while (from < values.length && Double.isNaN(values[from])) {
            from++;
        }
        var to = values.length;
        while (to > from && Double.isNaN(values[to - 1])) {
            to--;
        }
        return from == to
                ? EMPTY
                : new UsageSeries(firstPoint + from * stepMillis, stepMillis, Arrays.copyOfRange(values, from, to));
    }

    public long firstPoint() {
        return firstPoint;
    }

    public long stepMillis() {
        return stepMillis;
    }

    /// Grid points from the first known value to the last, gaps included.
    public int length() {
        return values.length;
    }

    /// Epoch milliseconds of the point at `index`.
    public long timeAt(int index) {
        return firstPoint + index * stepMillis;
    }

    public boolean isKnown(int index) {
        return !Double.isNaN(values[index]);
    }

    public double valueAt(int index) {
        return values[index];
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /// The values that are known, in order of time.
    public DoubleStream known() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value));
    }

    /// The values that a container can have, sorted once however often they are asked for.
    public Samples samples() {
        var sorted = samples;
        if (sorted == null) {
            sorted = Samples.of(Arrays.stream(possible()));
            samples = sorted;
        }
        return sorted;
    }

    private double[] possible() {
        var possible = new double[values.length];
        var count = 0;
        for (var value : values) {
            if (isPossible(value)) {
                possible[count++] = value;
            }
        }
        return Arrays.copyOf(possible, count);
    }

    /// Whether a container can use so much: neither unknown nor negative nor infinite.
    public static boolean isPossible(double usage) {
        return usage >= 0 && usage < Double.POSITIVE_INFINITY;
    }

    public int knownCount() {
        var count = 0;
        for (var value : values) {
            count += Double.isNaN(value) ? 0 : 1;
        }
        return count;
    }

    /// The part at or after `fromMillis`.
    public UsageSeries since(long fromMillis) {
        var skipped = Math.clamp(Math.ceilDiv(fromMillis - firstPoint, stepMillis), 0, values.length);
        return skipped == 0
                ? this
                : of(timeAt(skipped), stepMillis, Arrays.copyOfRange(values, skipped, values.length));
    }

    /// The part after `fromMillis`, up to and with `toMillis`.
    UsageSeries between(long fromMillis, long toMillis) {
        var first = Math.clamp(Math.floorDiv(fromMillis - firstPoint, stepMillis) + 1, 0, values.length);
        var end = Math.clamp(Math.floorDiv(toMillis - firstPoint, stepMillis) + 1, first, values.length);
        return end - first == values.length
                ? this
                : of(timeAt(first), stepMillis, Arrays.copyOfRange(values, first, end));
    }

    /// Point by point the larger of the two; where only one is known, that one. Both must share a grid.
    public UsageSeries maxWith(UsageSeries other) {
        return joined(other, Math::max);
    }

    /// These values; where none is known, the other's. Both must share a grid.
    public UsageSeries filledWith(UsageSeries other) {
        return joined(other, (mine, theirs) -> mine);
    }

    private UsageSeries joined(UsageSeries other, DoubleBinaryOperator whereBothAreKnown) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        if (stepMillis != other.stepMillis) {
            throw new IllegalArgumentException("series on different grids: " + stepMillis + " and " + other.stepMillis);
        }
        var first = Math.min(firstPoint, other.firstPoint);
        var last = Math.max(timeAt(values.length - 1), other.timeAt(other.values.length - 1));
        var joined = new double[(int) ((last - first) / stepMillis) + 1];
        Arrays.fill(joined, Double.NaN);
        System.arraycopy(values, 0, joined, (int) ((firstPoint - first) / stepMillis), values.length);
        var offset = (int) ((other.firstPoint - first) / stepMillis);
        for (int index = 0; index < other.values.length; index++) {
            joined[offset + index] = either(joined[offset + index], other.values[index], whereBothAreKnown);
        }
        return new UsageSeries(first, stepMillis, joined);
    }

    private static double either(double mine, double theirs, DoubleBinaryOperator whereBothAreKnown) {
        if (Double.isNaN(mine) || Double.isNaN(theirs)) {
            return Double.isNaN(mine) ? theirs : mine;
        }
        return whereBothAreKnown.applyAsDouble(mine, theirs);
    }
}
