package io.rightsizer.api.report.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// Shares of 0 to 1 along one side of a plot.
///
/// @param from share at pixel `start`
/// @param to share at pixel `end`
/// @param stretched whether small shares get more room, by square root: the risks worth telling apart are small
record Axis(double from, double to, double start, double end, boolean stretched) {

    private static final double CLOSEST_TICKS = 34;
    private static final List<Double> ROUND = DoubleStream.of(
                    0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)
            .boxed()
            .toList();

    double at(double share) {
        return start + (end - start) * (scaled(share) - scaled(from)) / (scaled(to) - scaled(from));
    }

    private double scaled(double share) {
        return stretched ? Math.sqrt(Math.max(0, share)) : share;
    }

    /// Round shares that stand far enough apart to be labelled.
    List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        for (var share : ROUND) {
            if (holds(share) && (ticks.isEmpty() || Math.abs(at(ticks.getLast()) - at(share)) >= CLOSEST_TICKS)) {
                ticks.add(share);
            }
        }
        return ticks;
    }

    boolean holds(double share) {
        return share >= from && share <= to;
    }
}
