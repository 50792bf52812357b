package io.rightsizer.analyzer.statistics;

import java.util.Arrays;
import java.util.Optional;

/// The place at which numbers over time are best told as two levels: the split with the least sum of distances from
/// the medians of both sides, which is binary segmentation with an absolute instead of a squared cost, so that one
/// spike does not make a level
/// (C. Truong, L. Oudre, N. Vayatis, [Selective review of offline change point detection
/// methods](https://arxiv.org/abs/1801.00718), sections 4.1 and 5.2).
///
/// @param index first position of the new level
/// @param before median of the old level
/// @param after median of the new level
/// @param deviation median distance of all values from the median of their side (MAD)
/// @param distance sum of those distances
public record ChangePoint(int index, double before, double after, double deviation, double distance) {

    /// The best split that leaves at least this many values on each side; empty when there are too few.
    public static Optional<ChangePoint> in(double[] values, int leastBefore, int leastAfter) {
        var best = Optional.<ChangePoint>empty();
        for (int index = leastBefore; index <= values.length - leastAfter; index++) {
            var split = at(index, values);
            if (best.isEmpty() || split.distance < best.get().distance) {
                best = Optional.of(split);
            }
        }
        return best;
    }

    private static ChangePoint at(int index, double[] values) {
        var before = Samples.median(Arrays.copyOf(values, index));
        var after = Samples.median(Arrays.copyOfRange(values, index, values.length));
        var distances = new double[values.length];
        Arrays.setAll(distances, day -> Math.abs(values[day] - (day < index ? before : after)));
        return new ChangePoint(
                index,
                before,
                after,
                Samples.median(distances),
                Arrays.stream(distances).sum());
    }
}
