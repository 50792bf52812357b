package io.rightsizer.api.report.chart;

import io.rightsizer.analyzer.statistics.Sketch;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.api.report.PlotLine;
import io.rightsizer.api.report.Spoken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How often a container used how much, as a histogram of all points of all pods, with the percentile that was chosen
/// and what is requested, each named above its line.
public final class DistributionChart {

    private static final double WIDTH = 560;
    private static final double LEFT = 16;
    private static final double RIGHT = 544;
    private static final double BOTTOM = 210;
    private static final int BARS = 66;
    private static final double ROW = 15;

    /// Of the bold font, on average.
    private static final double LETTER = 7.2;

    private final Charted resource;
    private final Sketch sketch;
    private final List<Upright> uprights;
    private final Axis amount;
    private final Svg svg;

    private DistributionChart(String id, Charted resource, Sketch sketch, List<PlotLine> lines, double percentile) {
        this.resource = resource;
        this.sketch = sketch;
        var peak = sketch.isEmpty() ? 0 : sketch.quantile(1);
        var chosen = sketch.isEmpty() ? 0 : sketch.quantile(percentile);
        var name = percentile == 1 ? "peak" : "p" + Spoken.percent(percentile).replace(" %", "");
        var top = SvgChart.top(peak, lines);
        this.amount = new Axis(0, top * 1.02, LEFT, RIGHT);
        this.uprights = uprights(lines, new Upright("percentile", name + " " + resource.text(chosen), chosen));
        var words = sketch.isEmpty()
                ? "No usage is known."
                : Spoken.count(sketch.count()) + " points; "
                        + String.join(", ", uprights.stream().map(Upright::name).toList()) + ".";
        this.svg = new Svg(id, "distribution", WIDTH, BOTTOM + 40, resource.label() + " by how often", words);
    }

    /// A vertical line.
    private record Upright(String style, String name, double value) {}

    /// @param lines requests and limits, in the unit of the resource
    /// @param percentile the one a request is taken from, 0 to 1; 1 for the peak
    public static String svg(String id, Charted resource, Outline outline, List<PlotLine> lines, double percentile) {
        var sketch = resource.of(outline).sketch();
        return new DistributionChart(id, resource, sketch, lines, percentile).draw();
    }

    private static List<Upright> uprights(List<PlotLine> lines, Upright percentile) {
        var uprights = new ArrayList<Upright>();
        uprights.add(percentile);
        lines.forEach(line -> uprights.add(new Upright(SvgChart.style(line), line.name(), line.value())));
        uprights.sort(Comparator.comparingDouble(Upright::value));
        return uprights;
    }

    private String draw() {
        var shown = uprights.stream().filter(one -> one.value() <= amount.to()).toList();
        var above = uprights.stream().filter(one -> one.value() > amount.to()).toList();
        var top = 8 + uprights.size() * ROW;
        drawAxis();
        if (!sketch.isEmpty()) {
            drawBars(shares(), top);
        }
        for (int row = 0; row < shown.size(); row++) {
            var x = amount.at(shown.get(row).value());
            svg.line(shown.get(row).style(), x, 6 + row * ROW, x, BOTTOM);
        }
        for (int row = 0; row < shown.size(); row++) {
            name(shown.get(row), 16 + row * ROW);
        }
        for (int row = 0; row < above.size(); row++) {
            var y = 16 + (shown.size() + row) * ROW;
            svg.text(
                    "name " + above.get(row).style(),
                    RIGHT,
                    y,
                    "end",
                    above.get(row).name() + " →");
        }
        return svg.end();
    }

    private void drawAxis() {
        for (var tick : amount.ticks(resource.step(amount.to(), 6))) {
            svg.line("grid", amount.at(tick), BOTTOM, amount.at(tick), BOTTOM + 5);
            svg.text("tick", amount.at(tick), BOTTOM + 18, "middle", tick == 0 ? "0" : resource.text(tick));
        }
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        svg.text("tick", LEFT, BOTTOM + 34, "start", "usage of all pods; the higher a bar, the more often");
    }

    private void drawBars(double[] shares, double top) {
        var share = new Axis(0, Arrays.stream(shares).max().orElse(1), BOTTOM, top);
        for (int bar = 0; bar < BARS; bar++) {
            var height = BOTTOM - share.at(shares[bar]);
            if (height > 0) {
                var seen = Math.max(1, height);
                svg.rectangle("bar", amount.at(from(bar)), BOTTOM - seen, (RIGHT - LEFT) / BARS - 1, seen);
            }
        }
    }

    private double from(int bar) {
        return amount.to() * bar / BARS;
    }

    /// The part of all points in each bar.
    private double[] shares() {
        var shares = new double[BARS];
        var above = 1.0;
        for (int bar = 0; bar < BARS; bar++) {
            var aboveNext = sketch.shareAbove(from(bar + 1));
            shares[bar] = above - aboveNext;
            above = aboveNext;
        }
        return shares;
    }

    /// Every line has a row of its own for its name, which stands on the side where there is room.
    private void name(Upright upright, double baseline) {
        var x = amount.at(upright.value());
        var right = x + 6 + upright.name().length() * LETTER < RIGHT;
        svg.text("name " + upright.style(), right ? x + 5 : x - 5, baseline, right ? "start" : "end", upright.name());
    }
}
