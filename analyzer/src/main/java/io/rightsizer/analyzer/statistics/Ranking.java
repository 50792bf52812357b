package io.rightsizer.analyzer.statistics;

import java.util.Arrays;

/// Numbers in the order of time, sorted once together with their places, so that any stretch of them comes out sorted
/// by one walk instead of being sorted anew. Numbers that are negative, infinite or NaN are left out.
///
/// The bits of a number that is not negative sort as the number does. Its place takes the last bits of a key, and what
/// those displaced settles the order of the few keys that are then alike.
public final class Ranking {

    private final double[] sorted;

    /// Where each of the sorted numbers stands in time.
    private final int[] places;

    private Ranking(double[] sorted, int[] places) {
        this.sorted = sorted;
        this.places = places;
    }

    /// @param values in the order of time
    public static Ranking of(double[] values) {
        var width = Integer.SIZE - Integer.numberOfLeadingZeros(values.length);
        var placeBits = (1L << width) - 1;
        var keys = keys(values, placeBits);
        Arrays.sort(keys);
        settle(keys, values, width);
        var sorted = new double[keys.length];
        var places = new int[keys.length];
        for (int rank = 0; rank < keys.length; rank++) {
            places[rank] = (int) (keys[rank] & placeBits);
            sorted[rank] = values[places[rank]];
        }
        return new Ranking(sorted, places);
    }

    /// A loop, because this is asked of every point of every container.
    private static long[] keys(double[] values, long placeBits) {
        var keys = new long[values.length];
        var count = 0;
        for (int place = 0; place < values.length; place++) {
            if (values[place] >= 0 && values[place] < Double.POSITIVE_INFINITY) {
                keys[count++] = (bits(values[place]) & ~placeBits) | place;
            }
        }
        return Arrays.copyOf(keys, count);
    }

    /// Negative zero is zero.
    private static long bits(double value) {
        return Double.doubleToRawLongBits(value + 0.0);
    }

    /// Sorts those that are alike in all but their last bits by these.
    private static void settle(long[] keys, double[] values, int width) {
        var placeBits = (1L << width) - 1;
        for (int from = 0, to = 1; from < keys.length; from = to++) {
            while (to < keys.length && (keys[to] ^ keys[from]) <= placeBits) {
                to++;
            }
            if (to - from > 1) {
                for (int rank = from; rank < to; rank++) {
                    var place = keys[rank] & placeBits;
                    keys[rank] = ((bits(values[(int) place]) & placeBits) << width) | place;
                }
                Arrays.sort(keys, from, to);
            }
        }
    }

    /// The numbers from place `from` up to but not at `to`.
    public Samples between(int from, int to) {
        var part = new double[Math.min(to - from, sorted.length) + 1];
        var count = 0;
        for (int rank = 0; rank < sorted.length; rank++) {
            part[count] = sorted[rank];
            count += isBetween(from, to, places[rank]);
        }
        return Samples.ofSorted(Arrays.copyOf(part, count));
    }

    /// 1 or 0 by the sign of differences: the processor would guess a branch wrong half of the time.
    private static int isBetween(int from, int to, int place) {
        return ((place - to) & (from - 1 - place)) >>> (Integer.SIZE - 1);
    }
}
