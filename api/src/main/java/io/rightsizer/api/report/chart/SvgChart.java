package io.rightsizer.api.report.chart;

import io.rightsizer.analyzer.usage.Band;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.usage.Outline.Kind;
import io.rightsizer.api.report.Html;
import io.rightsizer.api.report.PlotLine;
import io.rightsizer.api.report.Spoken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/// One resource of a container over the window as inline SVG: from the lowest to the highest point of all pods, mean,
/// median and p95, the lines of what is requested and allowed, today and as recommended, each named at its end, what
/// happened below, and stripes where nothing is known. Lines differ in their dashes and events in their shapes, so that
/// nothing is told by colour alone.
public final class SvgChart {

    static final double WIDTH = 880;
    static final double LEFT = 56;
    static final double RIGHT = 656;
    static final double TOP = 34;
    static final double BOTTOM = 244;

    /// A line this many times above usage and every lower line is named above the plot instead of squeezing it flat.
    private static final double OFF_SCALE = 4;

    /// Two pixels each.
    private static final int COLUMNS = (int) (RIGHT - LEFT) / 2;

    private static final double LANE = 16;

    /// Clear of the axis and its zero.
    private static final double LANES_BELOW = 6;

    private static final double LABEL = 14;
    private static final double ROOM_ABOVE = 1.04;

    private final String id;
    private final Charted resource;
    private final Outline outline;
    private final Band band;
    private final List<PlotLine> lines;
    private final Axis time;
    private final Axis amount;
    private final List<Lane> lanes;
    private final Svg svg;

    private SvgChart(String id, Charted resource, Outline outline, List<PlotLine> lines) {
        this.id = id;
        this.resource = resource;
        this.outline = outline;
        this.band = resource.of(outline);
        this.lines = lines.stream()
                .sorted(Comparator.comparingDouble(PlotLine::value).reversed())
                .toList();
        this.time = Axis.ofTime(outline.start(0), end(), LEFT, RIGHT);
        this.amount = new Axis(0, top(band.isEmpty() ? 0 : band.peak().value(), lines) * ROOM_ABOVE, BOTTOM, TOP);
        this.lanes = Lane.of(resource, outline);
        var title = resource.label() + " of all pods, " + Spoken.day(outline.start(0)) + " to " + Spoken.day(end());
        this.svg = new Svg(id, "usage", WIDTH, bottom() + 24, title, UsageWords.of(resource, outline, lines));
    }

    /// @param id begins the ids within; unique on the page
    /// @param lines what is requested and allowed, in the unit of the resource
    public static String svg(String id, Charted resource, Outline outline, List<PlotLine> lines) {
        return new SvgChart(id, resource, outline, lines).draw();
    }

    /// The scale of usage and of all lines that are not far above.
    static double top(double peak, List<PlotLine> lines) {
        var highest = peak;
        for (var value : lines.stream().mapToDouble(PlotLine::value).sorted().toArray()) {
            highest = highest > 0 && value > highest * OFF_SCALE ? highest : Math.max(highest, value);
        }
        return highest > 0 ? highest : 1;
    }

    private Instant end() {
        return outline.start(outline.buckets());
    }

    private double bottom() {
        return BOTTOM + (lanes.isEmpty() ? 0 : LANES_BELOW) + lanes.size() * LANE;
    }

    private String draw() {
        svg.hatch(id);
        drawLegend();
        drawAxes();
        drawGaps();
        drawUsage();
        drawRollouts();
        drawLines();
        drawPeak();
        drawLanes();
        return svg.end();
    }

    private void drawLegend() {
        svg.rectangle("band", LEFT, 7, 18, 9);
        svg.text("key", LEFT + 23, 16, "start", "lowest to highest");
        svg.line("mean", LEFT + 138, 12, LEFT + 160, 12);
        svg.text("key", LEFT + 165, 16, "start", "mean");
        svg.line("median", LEFT + 212, 12, LEFT + 234, 12);
        svg.text("key", LEFT + 239, 16, "start", "median");
        svg.line("p95", LEFT + 298, 12, LEFT + 320, 12);
        svg.text(
                "key",
                LEFT + 325,
                16,
                "start",
                "p95 over " + UsageWords.span(outline.bucket().multipliedBy(outline.bucketsInStretch())));
        svg.hatched(id, LEFT + 428, 7, 18, 9);
        svg.text("key", LEFT + 451, 16, "start", "no data");
    }

    private void drawAxes() {
        for (var tick : amount.ticks(resource.step(amount.to(), 5))) {
            svg.line("grid", LEFT, amount.at(tick), RIGHT, amount.at(tick));
            svg.text("tick", LEFT - 6, amount.at(tick) + 4, "end", tick == 0 ? "0" : resource.text(tick));
        }
        var ticks = TimeTicks.of(outline.start(0), end(), 8);
        ticks.moments().forEach(moment -> {
            var x = time.at(moment);
            svg.line("grid", x, TOP, x, bottom() + 4);
            svg.text("tick", x, bottom() + 18, x < LEFT + 16 ? "start" : "middle", ticks.label(moment));
        });
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        svg.text("tick", LEFT - 6, bottom() + 18, "end", "UTC");
    }

    private void drawGaps() {
        for (int from = 0, to = 0; from < band.buckets(); from = to + 1) {
            to = from;
            while (to < band.buckets() && !band.isKnown(to)) {
                to++;
            }
            if (to > from) {
                svg.hatched(id, at(from), TOP, at(to) - at(from), BOTTOM - TOP);
            }
        }
    }

    private double at(int bucket) {
        return time.at(outline.start(bucket));
    }

    private void drawUsage() {
        var columns = Columns.of(band, COLUMNS);
        for (int from = 0, to; from < columns.count(); from = to + 1) {
            to = from;
            while (to < columns.count() && columns.isKnown(to)) {
                to++;
            }
            if (to > from) {
                drawUsage(columns, from, to);
            }
        }
        drawStretches("median", stretch -> orNaN(band.medianIn(stretch)));
        drawStretches("p95", stretch -> orNaN(band.p95In(stretch)));
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    /// Columns from one up to but not at another, all known: along the top, and back along the bottom.
    private void drawUsage(Columns columns, int from, int to) {
        var width = (RIGHT - LEFT) / columns.count();
        var path = new Path();
        for (int column = from; column < to; column++) {
            path.step(LEFT + column * width, LEFT + (column + 1) * width, amount.at(columns.highest(column)));
        }
        for (int column = to - 1; column >= from; column--) {
            path.step(LEFT + (column + 1) * width, LEFT + column * width, amount.at(columns.lowest(column)));
        }
        svg.path("band", path.closed());
        var mean = new Path();
        for (int column = from; column < to; column++) {
            mean.to(LEFT + (column + 0.5) * width, amount.at(columns.mean(column)));
        }
        svg.path("mean", mean.open());
    }

    private void drawStretches(String style, IntToDoubleFunction value) {
        var path = new Path();
        for (int stretch = 0; stretch < band.stretches(); stretch++) {
            var level = value.applyAsDouble(stretch);
            path.lift();
            if (!Double.isNaN(level)) {
                var last = Math.min(outline.buckets(), (stretch + 1) * outline.bucketsInStretch());
                path.step(at(stretch * outline.bucketsInStretch()), at(last), amount.at(level));
            }
        }
        if (!path.isEmpty()) {
            svg.path(style, path.open());
        }
    }

    private void drawRollouts() {
        outline.marks().stream().filter(mark -> mark.kind() == Kind.ROLLOUT).forEach(mark -> {
            var x = time.at(mark.at());
            svg.line("rollout", x, TOP, x, bottom());
        });
    }

    private void drawLines() {
        var shown = new ArrayList<PlotLine>();
        var above = new ArrayList<PlotLine>();
        lines.forEach(line -> (line.value() <= amount.to() ? shown : above).add(line));
        shown.forEach(line -> svg.line(style(line), LEFT, amount.at(line.value()), RIGHT, amount.at(line.value())));
        var names = shown.stream().map(line -> rows(line.name())).toList();
        var places = Spread.apart(
                shown.stream().mapToDouble(line -> amount.at(line.value())).toArray(),
                names.stream().mapToDouble(rows -> rows.size() * LABEL + 2).toArray(),
                TOP - 8 + above.size() * LABEL,
                BOTTOM + 6);
        for (int index = 0; index < shown.size(); index++) {
            drawName(shown.get(index), names.get(index), places[index]);
        }
        for (int index = 0; index < above.size(); index++) {
            svg.text(
                    "name " + style(above.get(index)),
                    RIGHT + 10,
                    16 + index * LABEL,
                    "start",
                    "↑ " + above.get(index).name());
        }
    }

    private void drawName(PlotLine line, List<String> rows, double place) {
        svg.line("leader", RIGHT, amount.at(line.value()), RIGHT + 8, place);
        for (int row = 0; row < rows.size(); row++) {
            var baseline = place + 4 + (row - (rows.size() - 1) / 2.0) * LABEL;
            svg.text("name " + style(line), RIGHT + 11, baseline, "start", rows.get(row));
        }
    }

    /// A name too long for the margin is broken where two names were joined.
    static List<String> rows(String name) {
        var breaking = name.length() > 32 ? name.indexOf(" = ", name.length() / 3) : -1;
        return breaking < 0 ? List.of(name) : List.of(name.substring(0, breaking) + " =", name.substring(breaking + 3));
    }

    static String style(PlotLine line) {
        return (line.limit() ? "limit" : "request") + (line.now() ? " now" : " new");
    }

    /// Named on the side where there is room.
    private void drawPeak() {
        if (!band.isEmpty()) {
            var x = Math.min(RIGHT, time.at(band.peak().at()));
            var y = amount.at(band.peak().value());
            var left = x > (LEFT + RIGHT) / 2;
            svg.circle("peak", x, y, 3.5);
            svg.text(
                    "peak",
                    left ? x - 8 : x + 8,
                    Math.max(TOP + 6, y - 5),
                    left ? "end" : "start",
                    "peak " + resource.text(band.peak().value()));
        }
    }

    private void drawLanes() {
        for (int index = 0; index < lanes.size(); index++) {
            var lane = lanes.get(index);
            var top = BOTTOM + LANES_BELOW + index * LANE;
            svg.text("tick", LEFT - 6, top + 12, "end", lane.label());
            lane.draw(svg, time, top, LANE);
        }
    }

    /// As a table for those who cannot see it or want the numbers: a row for each day.
    public static String table(Charted resource, Outline outline) {
        return DayTable.html(resource, outline);
    }

    /// Commands of a path, to a tenth of a pixel.
    static final class Path {

        private final StringBuilder commands = new StringBuilder();
        private boolean down;

        void to(double x, double y) {
            commands.append(down ? 'L' : 'M').append(Html.pixels(x)).append(' ').append(Html.pixels(y));
            down = true;
        }

        /// A level line from one place to another.
        void step(double from, double to, double y) {
            to(from, y);
            commands.append('H').append(Html.pixels(to));
        }

        void lift() {
            down = false;
        }

        boolean isEmpty() {
            return commands.isEmpty();
        }

        String open() {
            return commands.toString();
        }

        String closed() {
            return commands + "Z";
        }
    }
}
