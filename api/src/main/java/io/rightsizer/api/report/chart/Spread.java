package io.rightsizer.api.report.chart;

/// Keeps labels apart that want to stand at the same height.
final class Spread {

    private Spread() {}

    /// The nearest places to the wanted ones, in their order, that leave each its height and all between two bounds
    /// as far as these have room.
    ///
    /// @param wanted middles, ascending
    /// @param heights of each, in pixels
    static double[] apart(double[] wanted, double[] heights, double top, double bottom) {
        var places = wanted.clone();
        var free = top;
        for (int index = 0; index < places.length; index++) {
            places[index] = Math.max(places[index], free + heights[index] / 2);
            free = places[index] + heights[index] / 2;
        }
        free = bottom;
        for (int index = places.length - 1; index >= 0; index--) {
            places[index] = Math.min(places[index], free - heights[index] / 2);
            free = places[index] - heights[index] / 2;
        }
        return places;
    }
}
