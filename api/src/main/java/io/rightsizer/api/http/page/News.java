package io.rightsizer.api.http.page;

import io.rightsizer.api.history.PullRequest;
import io.rightsizer.api.history.RunChange;
import io.rightsizer.api.history.RunDifference;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.pricing.finance.SummaryBy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What happened since the run before, what changes brought, and what is asked for: a line each.
///
/// @param before the run before; absent where there is none
/// @param differences from that run to this one
/// @param open pull requests that wait to be merged
public record News(
        Site site,
        @Nullable StoredRun before,
        List<RunDifference> differences,
        Realised realised,
        List<PullRequest> open) {

    private static final int MOST_REQUESTS = 5;

    /// A sentence and where to read on; empty where nowhere.
    public record Line(String text, String link, String label) {}

    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        if (before != null && !differences.isEmpty()) {
            lines.add(new Line(
                    "Since " + Spoken.day(before.header().asOf()) + ": " + counts() + ".",
                    site.links().compare(before.id(), site.run().id()),
                    "What changed"));
        }
        for (var sum : realised.sums()) {
            lines.add(new Line(
                    "Changes that went live brought " + sum + ".",
                    site.links().cost(SummaryBy.NAMESPACE),
                    "What changes brought"));
        }
        open.stream().limit(MOST_REQUESTS).map(News::asked).forEach(lines::add);
        if (open.size() > MOST_REQUESTS) {
            lines.add(new Line(Spoken.count(open.size() - MOST_REQUESTS) + " more pull requests wait.", "", ""));
        }
        return lines;
    }

    /// `4 set as advised; 3 new`.
    private String counts() {
        var counts = differences.stream()
                .flatMap(one -> one.changes().stream())
                .collect(
                        Collectors.groupingBy(one -> one, () -> new EnumMap<>(RunChange.class), Collectors.counting()));
        return counts.entrySet().stream()
                .map(one -> Spoken.count(one.getValue()) + " " + ChangeWords.of(one.getKey()))
                .collect(Collectors.joining("; "));
    }

    private static Line asked(PullRequest one) {
        return new Line(
                "Waits to be merged: " + Spoken.plural(one.workloads().size(), "workload") + ".",
                one.hasPage() ? one.url() : "",
                one.repository() + " #" + one.number());
    }
}
