package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.Frontier;
import io.rightsizer.api.report.Html;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// A picture as inline SVG: lines of what each risk costs by one rule with another margin, policies as marks with their
/// 95 % intervals. Lower and further left is better. Colours and strokes are those of the page's style sheet; lines
/// differ in their dashes and marks in their shape, so that nothing is told by colour alone.
final class FrontierPlot {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 440;
    private static final Box PLOT = new Box(46, 12, 540, 378);
    private static final double LEAST_RISK = 0.02;
    private static final double ROOM = 1.06;

    /// How far above the most wasteful policy lines are followed.
    private static final double ABOVE_MARKS = 0.06;

    private static final double SLACK_STEP = 0.05;
    private static final double LINE_PIECE = 8;
    private static final int STYLES = 6;

    /// Where marks coincide, the one with a meaning of its own stays visible.
    private static final Comparator<Mark> REMARKABLE_LAST =
            Comparator.comparing(Mark::standing).reversed();

    private final Picture picture;
    private final Axis risk;
    private final Axis slack;
    private final Labels labels = new Labels(PLOT);
    private final StringBuilder svg = new StringBuilder();

    private FrontierPlot(Picture picture) {
        this.picture = picture;
        this.risk = new Axis(0, highestRisk(picture), PLOT.left(), PLOT.left() + PLOT.width(), true);
        this.slack = slackAxis(picture);
    }

    static String svg(Picture picture) {
        return new FrontierPlot(picture).draw();
    }

    private static double highestRisk(Picture picture) {
        var highest = picture.marks().stream()
                .mapToDouble(mark -> mark.risk().high())
                .max()
                .orElse(1);
        return Math.min(1, Math.max(LEAST_RISK, highest * ROOM));
    }

    private static Axis slackAxis(Picture picture) {
        var marks = picture.marks().stream()
                .flatMapToDouble(
                        mark -> DoubleStream.of(mark.slack().low(), mark.slack().high()))
                .summaryStatistics();
        var least = marks.getCount() == 0 ? 0 : Math.floor((marks.getMin() - 0.02) / SLACK_STEP) * SLACK_STEP;
        var most = marks.getCount() == 0 ? 1 : marks.getMax() + ABOVE_MARKS;
        return new Axis(Math.max(0, least), Math.min(1, most), PLOT.top() + PLOT.height(), PLOT.top(), false);
    }

    private String draw() {
        open();
        drawAxes();
        for (int index = 0; index < picture.frontiers().size(); index++) {
            drawLine(picture.frontiers().get(index), index % STYLES);
        }
        picture.marks().stream().sorted(REMARKABLE_LAST).forEach(this::drawMark);
        picture.marks().forEach(this::labelMark);
        for (int index = 0; index < picture.frontiers().size(); index++) {
            labelLine(picture.frontiers().get(index), index % STYLES);
        }
        return svg.append("</svg>\n").toString();
    }

    private void open() {
        var id = Html.text(picture.resource());
        svg.append("<svg viewBox=\"0 0 ").append((int) WIDTH).append(' ').append((int) HEIGHT);
        svg.append("\" role=\"img\" aria-labelledby=\"%s-title %s-text\">\n".formatted(id, id));
        svg.append("<title id=\"%s-title\">%s</title>\n".formatted(id, Html.text(picture.title())));
        svg.append("<desc id=\"%s-text\">%s</desc>\n".formatted(id, Html.text(picture.inWords())));
        svg.append("<clipPath id=\"%s-plot\"><rect %s/></clipPath>\n".formatted(id, rectangle(PLOT)));
    }

    private void drawAxes() {
        for (var tick : risk.ticks()) {
            line("grid", risk.at(tick), bottom(), risk.at(tick), PLOT.top());
            text("tick", risk.at(tick), bottom() + 16, "middle", label(tick));
        }
        for (var tick : slack.ticks()) {
            line("grid", PLOT.left(), slack.at(tick), right(), slack.at(tick));
            text("tick", PLOT.left() - 6, slack.at(tick) + 4, "end", label(tick));
        }
        line("axis", PLOT.left(), bottom(), right(), bottom());
        text("name", PLOT.left() + PLOT.width() / 2, HEIGHT - 12, "middle", picture.risk());
        svg.append("<text class=\"name\" text-anchor=\"middle\" transform=\"translate(12 %s) rotate(-90)\">%s</text>\n"
                .formatted(Html.pixels(PLOT.top() + PLOT.height() / 2), Html.text(picture.slack())));
    }

    private static String label(double tick) {
        return BigDecimal.valueOf(tick)
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void drawLine(Frontier frontier, int style) {
        var points = frontier.points().stream()
                .filter(FrontierPlot::isDrawable)
                .map(point -> Html.pixels(risk.at(point.risk())) + "," + Html.pixels(slack.at(point.slack())))
                .collect(Collectors.joining(" "));
        svg.append("<polyline class=\"line line%s\" clip-path=\"url(#%s-plot)\" points=\"%s\"/>\n"
                .formatted(style, Html.text(picture.resource()), points));
        anchors(frontier).forEach(anchor -> labels.avoidLine(Box.around(anchor.x(), anchor.y(), 3)));
    }

    private static boolean isDrawable(Frontier.Point point) {
        return Double.isFinite(point.risk()) && Double.isFinite(point.slack());
    }

    private void drawMark(Mark mark) {
        var x = risk.at(mark.risk().value());
        var y = slack.at(mark.slack().value());
        bar(risk.at(mark.risk().low()), y, risk.at(mark.risk().high()), y);
        bar(x, slack.at(mark.slack().low()), x, slack.at(mark.slack().high()));
        svg.append(shape(mark.standing(), x, y));
        labels.avoidMark(Box.around(x, y, 7));
    }

    private void bar(double x1, double y1, double x2, double y2) {
        line("bar", x1, y1, x2, y2);
        labels.avoidLine(Box.between(x1, y1, x2, y2, 3));
    }

    private static String shape(Row.Standing standing, double x, double y) {
        return switch (standing) {
            case DOMINATES ->
                "<path class=\"mark better\" d=\"M%s %sl7 7l-7 7l-7 -7z\"/>\n"
                        .formatted(Html.pixels(x), Html.pixels(y - 7));
            case BASELINE ->
                "<rect class=\"mark baseline\" x=\"%s\" y=\"%s\" width=\"10\" height=\"10\"/>\n"
                        .formatted(Html.pixels(x - 5), Html.pixels(y - 5));
            case OTHER ->
                "<circle class=\"mark\" cx=\"%s\" cy=\"%s\" r=\"5\"/>\n".formatted(Html.pixels(x), Html.pixels(y));
        };
    }

    private void labelMark(Mark mark) {
        var anchor = new Labels.Anchor(
                risk.at(mark.risk().value()), slack.at(mark.slack().value()));
        labels.place(mark.policy(), List.of(anchor)).ifPresent(place -> label("policy", mark.policy(), place));
    }

    private void labelLine(Frontier frontier, int style) {
        var name = frontier.name().startsWith(frontier.resource() + ": ")
                ? frontier.name().substring(frontier.resource().length() + 2)
                : frontier.name();
        labels.place(name, anchors(frontier)).ifPresent(place -> label("family line" + style, name, place));
    }

    private void label(String style, String words, Labels.Place place) {
        if (place.isFar()) {
            var to = Math.clamp(
                    place.anchor().x(), place.x(), place.x() + place.box().width());
            line("leader", place.anchor().x(), place.anchor().y(), to, nearest(place));
        }
        text(style, place.x(), place.baseline(), "start", words);
    }

    private static double nearest(Labels.Place place) {
        return Math.clamp(
                place.anchor().y(),
                place.box().top() + 2,
                place.box().top() + place.box().height());
    }

    /// Places along the visible part of a line, a few pixels apart.
    private List<Labels.Anchor> anchors(Frontier frontier) {
        var anchors = new ArrayList<Labels.Anchor>();
        Labels.@Nullable Anchor last = null;
        for (var point : frontier.points()) {
            if (isDrawable(point)) {
                var next = new Labels.Anchor(risk.at(point.risk()), slack.at(point.slack()));
                anchors.addAll(last == null ? List.of(next) : last.towards(next, LINE_PIECE));
                last = next;
            }
        }
        return anchors.stream().filter(FrontierPlot::isVisible).toList();
    }

    private static boolean isVisible(Labels.Anchor anchor) {
        return Box.around(anchor.x(), anchor.y(), 0).within(PLOT);
    }

    private static double bottom() {
        return PLOT.top() + PLOT.height();
    }

    private static double right() {
        return PLOT.left() + PLOT.width();
    }

    private static String rectangle(Box box) {
        return "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                .formatted(
                        Html.pixels(box.left()),
                        Html.pixels(box.top()),
                        Html.pixels(box.width()),
                        Html.pixels(box.height()));
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(style, Html.pixels(x1), Html.pixels(y1), Html.pixels(x2), Html.pixels(y2)));
    }

    private void text(String style, double x, double y, String anchor, String words) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(style, Html.pixels(x), Html.pixels(y), anchor, Html.text(words)));
    }
}
