package io.rightsizer.api.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The line below a plot with its ticks, and the times at start, middle and end, in UTC.
record TimeAxis(Instant from, Instant to) {

    private static final Duration SHORT = Duration.ofDays(3);

    /// Two lines of `width`, a corner before them counted in neither.
    List<String> lines(int width) {
        var middle = width / 2;
        var ticks = "─".repeat(middle) + "┬" + "─".repeat(Math.max(0, width - middle - 2)) + "┐";
        return List.of(ticks, labels(width, middle));
    }

    private String labels(int width, int middle) {
        var start = label(from);
        var centre = label(from.plus(Duration.between(from, to).dividedBy(2)));
        var end = label(to);
        var toCentre = middle - centre.length() / 2 - start.length();
        var toEnd = width - start.length() - toCentre - centre.length() - end.length();
        if (toCentre < 1 || toEnd < 1) {
            return start + " ".repeat(Math.max(1, width - start.length() - end.length())) + end;
        }
        return start + " ".repeat(toCentre) + centre + " ".repeat(toEnd) + end;
    }

    private String label(Instant moment) {
        return Duration.between(from, to).compareTo(SHORT) < 0 ? Spoken.hour(moment) : Spoken.day(moment);
    }
}
