package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Each hour folded by the server into three numbers, a fourth of the points: its highest point, its
/// second-highest, and how many there are. Here they are laid out on the window's grid again: one point
/// of the hour is the highest, all others are the second-highest. So the points of a series, put in
/// order, are never below what they were. Where a point is a highest value itself, as that of memory,
/// all of the hour are the highest, and no point is below what it was.
///
/// The second-highest is a quantile of the hour: `quantile_over_time` interpolates linearly between ranks, and of `n`
/// points (n − 2) / (n − 1) meets the last but one. Where an hour has fewer, it lies between that and the highest.
final class HourlyPeaks implements Resolution {

    static final String METHOD = "hourly peaks";

    /// Points are whole numbers, which an interpolation misses by so little.
    private static final double ROUNDING_ERROR = 1e-6;

    private static final String PHI = "phi";

    private final MetricsQl metricsQl;

    HourlyPeaks(MetricsQl metricsQl) {
        this.metricsQl = metricsQl;
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Map<Labels, Grid> rates(GridQueries server, PromQuery query, HistoryWindow window) throws IOException {
        return laidOut(server, query, window, this::twoHighest);
    }

    @Override
    public Map<Labels, Grid> peaks(GridQueries server, PromQuery query, HistoryWindow window) throws IOException {
        return laidOut(server, query, window, HourlyPeaks::highest);
    }

    /// One point for each hour of each series.
    private record Highest(Map<Labels, Grid> first, Map<Labels, Grid> second) {}

    @FunctionalInterface
    private interface Fold {
        Highest of(GridQueries server, PromQuery points, WholeHours hours) throws IOException;
    }

    private static Map<Labels, Grid> laidOut(GridQueries server, PromQuery query, HistoryWindow window, Fold fold)
            throws IOException {
        var hours = new WholeHours(window);
        var grids = new LinkedHashMap<>(server.ask(query, window, hours.before()));
        if (hours.count() > 0) {
            var points = new PromQuery(hours.subquery(Plausible.amounts(query.text())), query.reason());
            var counts = ask(server, points, hours, "count_over_time(", "points");
            var highest = fold.of(server, points, hours);
            highest.first().forEach((labels, first) -> {
                var grid = grids.computeIfAbsent(labels, absent -> new Grid(window));
                var second = highest.second().getOrDefault(labels, first);
                layOut(grid, hours, first, second, counts.getOrDefault(labels, new Grid(hours.asked())));
            });
        }
        return grids;
    }

    private static Highest highest(GridQueries server, PromQuery points, WholeHours hours) throws IOException {
        var first = ask(server, points, hours, "max_over_time(", "highest point");
        return new Highest(first, first);
    }

    private Highest twoHighest(GridQueries server, PromQuery points, WholeHours hours) throws IOException {
        var phi = (hours.points() - 2.0) / (hours.points() - 1);
        if (!metricsQl.isSpoken(server.exchange(), hours.window().to())) {
            var second = ask(server, points, hours, "quantile_over_time(" + phi + ", ", "second-highest point");
            return new Highest(highest(server, points, hours).first(), second);
        }
        var both = ask(
                server, points, hours, "quantiles_over_time(\"" + PHI + "\", " + phi + ", 1, ", "two highest points");
        return new Highest(withPhi(1, both), withPhi(phi, both));
    }

    private static Map<Labels, Grid> withPhi(double phi, Map<Labels, Grid> all) {
        var some = new LinkedHashMap<Labels, Grid>();
        all.forEach((labels, grid) -> {
            if (Double.parseDouble(labels.get(PHI)) == phi) {
                some.put(labels.without(PHI), grid);
            }
        });
        return some;
    }

    private static Map<Labels, Grid> ask(
            GridQueries server, PromQuery points, WholeHours hours, String function, String what) throws IOException {
        var query = new PromQuery(function + points.text() + ")", points.reason() + ", " + what + " of each hour");
        return server.ask(query, hours.asked());
    }

    /// As many points as there were: at the end of the hour in which the series begins, at the beginning of others. The
    /// highest comes last, so that what looks back from the end of the window does not lose it.
    private static void layOut(Grid grid, WholeHours hours, Grid first, Grid second, Grid counts) {
        var known = hours.before() > 0 && !Double.isNaN(grid.valueAt(hours.before() - 1));
        for (int hour = 0; hour < hours.count(); hour++) {
            var highest = first.valueAt(hour);
            var count = Double.isNaN(highest) ? 0 : count(counts.valueAt(hour), hours);
            var start = hours.before() + hour * hours.points();
            var from = known ? start : start + hours.points() - count;
            if (count > 0) {
                grid.fill(from, from + count - 1, secondHighest(second.valueAt(hour), highest));
                grid.fill(from + count - 1, from + count, highest);
            }
            known = count > 0;
        }
    }

    /// Samples that came between two questions may have been counted in one only.
    private static int count(double counted, WholeHours hours) {
        return Double.isNaN(counted) ? hours.points() : (int) Math.clamp(counted, 1, hours.points());
    }

    /// Never the negative zero that rounds up from just below zero.
    private static double secondHighest(double quantile, double highest) {
        var rounded = Math.max(0, Math.ceil(quantile - ROUNDING_ERROR));
        return Double.isNaN(quantile) ? highest : Math.min(highest, rounded);
    }
}
