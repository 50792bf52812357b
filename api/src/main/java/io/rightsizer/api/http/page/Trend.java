package io.rightsizer.api.http.page;

import io.rightsizer.api.report.Spoken;
import io.rightsizer.api.report.chart.Sparkline;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/// A figure of the last runs as a small line.
///
/// @param drawing inline SVG, safe as it is
/// @param newest in words
/// @param change from the oldest run that is drawn, in words
public record Trend(String label, String drawing, String newest, String change) {

    private static final int RUNS = 12;

    /// Where a figure comes from.
    ///
    /// @param value empty where a run does not know it
    /// @param text of a value
    record Figure<T>(String label, Function<T, OptionalDouble> value, Function<Double, String> text) {}

    /// @param runs the oldest first, at least one
    static <T> Trend of(List<T> runs, Function<T, Instant> asOf, Figure<T> figure) {
        var last = runs.subList(Math.max(0, runs.size() - RUNS), runs.size());
        var values = last.stream().map(figure.value()).toList();
        var told = last.stream()
                .map(run -> text(figure, figure.value().apply(run)) + " on " + Spoken.day(asOf.apply(run)))
                .toList();
        var first = text(figure, values.getFirst());
        var newest = text(figure, values.getLast());
        var drawing = Sparkline.svg(
                "trend-" + figure.label().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"),
                values,
                figure.label() + ", now " + newest,
                "Over " + Spoken.plural(last.size(), "run") + ": " + String.join(", ", told));
        return new Trend(figure.label(), drawing, newest, first.equals(newest) ? "as before" : "from " + first);
    }

    private static <T> String text(Figure<T> figure, OptionalDouble value) {
        return value.isPresent() ? figure.text().apply(value.getAsDouble()) : "?";
    }
}
