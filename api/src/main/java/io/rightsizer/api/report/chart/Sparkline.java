package io.rightsizer.api.report.chart;

import java.util.List;
import java.util.OptionalDouble;

/// A trend over the last runs as a line small enough for a table: no axis, a dot for the newest.
public final class Sparkline {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 28;
    private static final double EDGE = 4;

    private Sparkline() {}

    /// @param id begins the ids within; unique on the page
    /// @param values one a run, the oldest first; empty where a run has none
    /// @param title what the values are, with the newest as text
    /// @param summary the values in words
    public static String svg(String id, List<OptionalDouble> values, String title, String summary) {
        var svg = new Svg(id, "spark", WIDTH, HEIGHT, title, summary);
        var known = values.stream().flatMapToDouble(OptionalDouble::stream).summaryStatistics();
        if (known.getCount() > 0) {
            draw(svg, values, axis(known.getMin(), known.getMax()));
        }
        return svg.end();
    }

    /// Values that are all the same run along the middle.
    private static Axis axis(double lowest, double highest) {
        return highest > lowest
                ? new Axis(lowest, highest, HEIGHT - EDGE, EDGE)
                : new Axis(lowest, lowest, HEIGHT / 2, HEIGHT / 2);
    }

    private static void draw(Svg svg, List<OptionalDouble> values, Axis amount) {
        var time = new Axis(0, Math.max(1, values.size() - 1), EDGE, WIDTH - EDGE);
        var path = new SvgChart.Path();
        for (int run = 0; run < values.size(); run++) {
            var value = values.get(run);
            if (value.isPresent()) {
                path.to(time.at(run), amount.at(value.getAsDouble()));
            } else {
                path.lift();
            }
        }
        svg.path("trend", path.open());
        var newest = values.getLast();
        if (newest.isPresent()) {
            svg.circle("newest", time.at(values.size() - 1), amount.at(newest.getAsDouble()), 3);
        }
    }
}
