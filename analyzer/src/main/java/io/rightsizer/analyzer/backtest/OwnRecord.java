package io.rightsizer.analyzer.backtest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the rules did on one container's own past, small enough to keep for a fleet.
///
/// @param learned how much history the rules saw
/// @param judged how much came after it
/// @param events excursions above the memory limit, by member of the grid
/// @param requests bytes requested, by member of the grid
/// @param peer how KRR's rule did; absent where that gave no number
record OwnRecord(
        Duration learned,
        Duration judged,
        int[] events,
        double[] requests,
        @Nullable MemoryOutcome peer) {

    static @Nullable OwnRecord of(
            Duration learned, Duration judged, List<Outcome> members, @Nullable MemoryOutcome peer) {
        if (members.getFirst().memory() == null) {
            return null;
        }
        var events = new int[members.size()];
        var requests = new double[members.size()];
        for (int index = 0; index < members.size(); index++) {
            var memory = members.get(index).memory();
            if (memory != null) {
                events[index] = memory.events();
                requests[index] = memory.request();
            }
        }
        return new OwnRecord(learned, judged, events, requests, peer);
    }

    /// As a reader would want it told.
    String sentence(int member) {
        return "Fitted on the first " + days(learned) + " and judged on the " + days(judged)
                + " after, this memory limit would have been exceeded " + times(events[member])
                + (peer == null ? "" : "; KRR's rule " + times(peer.events()) + ", " + cost(member, peer)) + ".";
    }

    private String cost(int member, MemoryOutcome rule) {
        var more = rule.request() / requests[member] - 1;
        return String.format(
                Locale.ROOT, "requesting %.0f %% %s memory", 100 * Math.abs(more), more < 0 ? "less" : "more");
    }

    private static String days(Duration length) {
        return String.format(Locale.ROOT, "%.1f days", length.toHours() / 24.0).replace(".0 ", " ");
    }

    private static String times(int events) {
        return events == 1 ? "once" : events + " times";
    }
}
