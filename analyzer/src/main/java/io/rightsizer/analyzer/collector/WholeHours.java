package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.time.Duration;
import java.time.Instant;

/// The whole hours of a window, counted back from its last point, as the analysis counts them. An hour
/// is as many points as fit into one; where that is one point, there are no hours to speak of.
///
/// An hour is asked for at a multiple of its length, because some servers move other times there, and
/// looks back from it by an offset.
record WholeHours(HistoryWindow window) {

    private static final long AN_HOUR = Duration.ofHours(1).toMillis();

    /// Of each hour.
    int points() {
        return (int) Math.max(1, AN_HOUR / window.stepMillis());
    }

    int count() {
        return points() == 1 ? 0 : window.points() / points();
    }

    /// Points before the first whole hour.
    int before() {
        return window.points() - count() * points();
    }

    /// One point for each hour: the moment it is asked for.
    HistoryWindow asked() {
        var last = Instant.ofEpochMilli(last()).plus(offset());
        return new HistoryWindow(last.minus(length().multipliedBy(count())), last, length());
    }

    /// The points of one hour of a query. Half a step less than an hour holds the same points whether a server takes
    /// ranges as closed on the left, as Prometheus 2, or as open.
    String subquery(String query) {
        var range = length().minus(window.step().dividedBy(2));
        var back = offset().isZero() ? "" : " offset " + RangeReader.text(offset());
        return "(" + query + ")[" + RangeReader.text(range) + ":" + RangeReader.text(window.step()) + "]" + back;
    }

    private Duration length() {
        return window.step().multipliedBy(points());
    }

    private Duration offset() {
        return Duration.ofMillis(Math.ceilDiv(last(), length().toMillis()) * length().toMillis() - last());
    }

    private long last() {
        return window.firstPoint() + (window.points() - 1) * window.stepMillis();
    }
}
