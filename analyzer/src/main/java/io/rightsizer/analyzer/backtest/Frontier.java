package io.rightsizer.analyzer.backtest;

import java.util.List;

/// One family of rules swept over its margin: what each risk costs.
///
/// @param name what is swept, for example `memory: peak × (1 + m)`
/// @param resource `memory` or `cpu`
public record Frontier(String name, String resource, List<Point> points) {

    public Frontier {
        points = List.copyOf(points);
    }

    /// @param margin the swept number
    /// @param risk memory violations as a share of windows, or share of time above the CPU request
    /// @param slack mean granted slack of the limit (memory) or the request (CPU)
    public record Point(double margin, double risk, double slack) {}
}
