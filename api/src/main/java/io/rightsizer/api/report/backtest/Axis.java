package io.rightsizer.api.report.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Shares of 0 to 1 along one side of a plot.
///
/// @param from share at pixel `start`
/// @param to share at pixel `end`
/// @param stretched whether small shares get more room, by square root: the risks worth telling apart are small
record Axis(double from, double to, double start, double end, boolean stretched) {

    private static final double CLOSEST_TICKS = 34;
    private static final List<Double> STEPS = List.of(0.01, 0.02, 0.05, 0.1, 0.2);
    private static final List<Double> ROUND =
            List.of(0.0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);

    double at(double share) {
        return start + (end - start) * (scaled(share) - scaled(from)) / (scaled(to) - scaled(from));
    }

    private double scaled(double share) {
        return stretched ? Math.sqrt(Math.max(0, share)) : share;
    }

    /// Round shares that stand far enough apart to be labelled.
    List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        for (var share : stretched ? ROUND : evenly()) {
            if (holds(share) && (ticks.isEmpty() || Math.abs(at(ticks.getLast()) - at(share)) >= CLOSEST_TICKS)) {
                ticks.add(share);
            }
        }
        return ticks;
    }

    private List<Double> evenly() {
        var step = STEPS.stream()
                .filter(each -> Math.abs(at(from + each) - start) >= CLOSEST_TICKS)
                .findFirst()
                .orElse(STEPS.getLast());
        return IntStream.rangeClosed(0, (int) Math.round(1 / step))
                .mapToObj(each -> each * step)
                .toList();
    }

    boolean holds(double share) {
        return share >= from && share <= to;
    }
}
