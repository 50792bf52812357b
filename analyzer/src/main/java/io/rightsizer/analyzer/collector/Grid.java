package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.Arrays;

/// Points of one series as they come in; NaN where none came.
final class Grid {

    private final HistoryWindow window;
    private final double[] values;

    Grid(HistoryWindow window) {
        this.window = window;
        this.values = new double[window.points()];
        Arrays.fill(values, Double.NaN);
    }

    /// What lies outside the window, and what no machine can have, is left out.
    void put(long time, double value) {
        var index = Math.floorDiv(time - window.firstPoint(), window.stepMillis());
        if (index >= 0 && index < values.length && Plausible.isAmount(value)) {
            values[(int) index] = value;
        }
    }

    /// The same, and what a later stretch knows.
    Grid with(Grid later) {
        for (int index = 0; index < values.length; index++) {
            values[index] = Double.isNaN(later.values[index]) ? values[index] : later.values[index];
        }
        return this;
    }

    double valueAt(int index) {
        return values[index];
    }

    /// From one index up to but not at another.
    void fill(int from, int to, double value) {
        Arrays.fill(values, from, to, value);
    }

    /// @param unit of the values, in cores or bytes
    SeriesOnGrid scaled(Labels labels, double unit, Duration rateWindow, double burst) {
        var scaled = Arrays.stream(values).map(value -> value * unit).toArray();
        var series = UsageSeries.of(window.firstPoint(), window.stepMillis(), scaled);
        var highest = Math.max(burst, series.known().max().orElse(0));
        return new SeriesOnGrid(labels, series, series.knownCount(), highest, rateWindow);
    }
}
