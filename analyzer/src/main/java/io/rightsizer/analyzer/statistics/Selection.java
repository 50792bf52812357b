package io.rightsizer.analyzer.statistics;

import java.util.Arrays;
import org.apache.commons.math3.util.KthSelector;

/// Finds a number by its rank without sorting the others, for those who ask once; who asks more often sorts once, with
/// [Samples]. Hoare's selection looks again only at the part that holds the number.
public final class Selection {

    private static final KthSelector SELECTOR = new KthSelector();

    private Selection() {}

    /// The number with so many others below it.
    ///
    /// @param values finite; their order is changed
    public static double ranked(double[] values, int rank) {
        return SELECTOR.select(values, null, rank);
    }

    /// As [Samples#quantile(double)].
    ///
    /// @param values finite, at least one; their order is changed
    /// @param share 0 for the smallest to 1 for the largest
    /// @throws IllegalArgumentException when a value is NaN or infinite, or the share is none
    /// @throws IllegalStateException without values
    public static double quantile(double[] values, double share) {
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("samples must be finite");
        }
        var rank = Rank.of(share, values.length);
        var below = ranked(values, rank.below());
        return rank.between(below, rank.isLast() ? below : lowest(values, rank.below() + 1));
    }

    /// After a selection all that is higher stands behind.
    private static double lowest(double[] values, int from) {
        var lowest = values[from];
        for (int index = from + 1; index < values.length; index++) {
            lowest = Math.min(lowest, values[index]);
        }
        return lowest;
    }
}
