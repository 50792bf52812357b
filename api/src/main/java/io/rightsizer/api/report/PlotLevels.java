package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Resources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/// The horizontal lines of a plot: request and limit as they are, as this run writes them, and as recommended where
/// that is not the same. Lines of one amount become one line: `now` where request and limit are equal.
final class PlotLevels {

    /// A recommendation this close to what is set, and not written, is not worth a line of its own.
    private static final double SAME = 0.02;

    private final Recommendation one;
    private final List<Line> lines = new ArrayList<>();

    private PlotLevels(Recommendation one) {
        this.one = one;
    }

    static List<UnicodePlot.Level> of(Recommendation one, Amount request, Amount limit) {
        return merged(one, request, limit).map(PlotLevels::level).toList();
    }

    /// The same for a chart, which has colours and dashes of its own.
    static List<PlotLine> lines(Recommendation one, Amount request, Amount limit) {
        return merged(one, request, limit).map(PlotLevels::line).toList();
    }

    private static Stream<List<Line>> merged(Recommendation one, Amount request, Amount limit) {
        var levels = new PlotLevels(one);
        levels.add("limit", limit);
        levels.add("request", request);
        return levels.merged();
    }

    private void add(String kind, Amount amount) {
        var now = one.container().current();
        var step = one.nextStep() == null ? now : one.nextStep();
        var goal = one.recommended() == null ? step : one.recommended();
        add(kind, State.NOW, amount, now);
        if (differ(amount, step, now)) {
            add(kind, differ(amount, step, goal) ? State.THIS_RUN : State.NEW, amount, step);
        }
        if (differ(amount, goal, step) && !isNear(amount.number(goal), amount.number(now))) {
            add(kind, State.RECOMMENDED, amount, goal);
        }
    }

    private static boolean differ(Amount amount, Resources one, Resources other) {
        return !Objects.equals(amount.number(one), amount.number(other));
    }

    private static boolean isNear(@Nullable Double goal, @Nullable Double now) {
        return goal != null && now != null && Math.abs(goal - now) < SAME * now;
    }

    private void add(String kind, State state, Amount amount, Resources resources) {
        var value = amount.number(resources);
        if (value != null) {
            lines.add(new Line(kind, state, value, amount.text(resources)));
        }
    }

    private Stream<List<Line>> merged() {
        return lines.stream()
                .sorted(Comparator.comparing(Line::state))
                .collect(Collectors.groupingBy(Line::value, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    private static UnicodePlot.Level level(List<Line> same) {
        var front = same.getLast();
        return new UnicodePlot.Level(
                name(same) + " " + front.text(), front.value(), front.stroke(), front.state().tone);
    }

    private static PlotLine line(List<Line> same) {
        var front = same.getLast();
        return new PlotLine(
                name(same) + " " + front.text(),
                front.value(),
                front.kind().equals("limit"),
                front.state() == State.NOW);
    }

    private static String name(List<Line> same) {
        var kinds = same.stream().map(Line::kind).distinct().toList();
        var states = same.stream().map(line -> line.state().word).distinct().toList();
        return kinds.size() == 2 && same.size() == 2 * states.size()
                ? String.join(" = ", states)
                : same.stream().map(Line::name).collect(Collectors.joining(" = "));
    }

    private record Line(String kind, State state, double value, String text) {

        String name() {
            return switch (state) {
                case NOW -> kind + " now";
                case THIS_RUN -> "this run's " + kind;
                case NEW, RECOMMENDED -> state.word + " " + kind;
            };
        }

        char stroke() {
            return kind.equals("limit") ? state.limitStroke : state.requestStroke;
        }
    }

    private enum State {
        NOW("now", '╌', '┄', Style.fg_yellow),
        THIS_RUN("this run", '╍', '┅', Style.fg_cyan),
        NEW("new", '─', '━', Style.fg_green),
        RECOMMENDED("recommended", '─', '━', Style.fg_green);

        private final String word;
        private final char requestStroke;
        private final char limitStroke;
        private final Style tone;

        State(String word, char requestStroke, char limitStroke, Style tone) {
            this.word = word;
            this.requestStroke = requestStroke;
            this.limitStroke = limitStroke;
            this.tone = tone;
        }
    }
}
