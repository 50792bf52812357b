package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.history.History.PastRow;
import io.rightsizer.api.history.RunDifference;
import io.rightsizer.api.history.StoredRow;
import io.rightsizer.api.report.Amount;
import io.rightsizer.api.report.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a container and what was recommended for it changed from run to run.
///
/// @param lines the newest run first; empty where only one run knows the container
public record Drift(String container, List<Line> lines) {

    private static final int MOST = 12;

    public Drift {
        lines = List.copyOf(lines);
    }

    /// A run.
    ///
    /// @param link empty where the run has lost its evidence
    /// @param what happened since the run before, in words; empty where nothing did
    public record Line(
            String day,
            String link,
            String what,
            String verdict,
            String cpu,
            String memory,
            String cpuGoal,
            String memoryGoal,
            String limitGoal) {}

    /// @param past the oldest run first
    /// @param key of the workload
    public static Drift of(Site site, String key, String container, List<PastRow> past) {
        var lines = new ArrayList<Line>();
        for (int index = past.size() - 1; index >= 0 && lines.size() < MOST; index--) {
            lines.add(line(site, key, past.get(index), index == 0 ? null : past.get(index - 1)));
        }
        return new Drift(container, past.size() > 1 ? lines : List.of());
    }

    private static Line line(Site site, String key, PastRow one, @Nullable PastRow before) {
        var row = one.row();
        return new Line(
                Spoken.day(one.run().header().asOf()),
                one.run().whole() ? site.links().workloadIn(one.run().id(), key) : "",
                before == null ? "" : what(before.row(), row),
                VerdictWords.of(row.verdict()),
                Amount.CPU_REQUEST.text(row.current()),
                Amount.MEMORY_REQUEST.text(row.current()),
                Amount.CPU_REQUEST.text(goal(row)),
                Amount.MEMORY_REQUEST.text(goal(row)),
                Amount.MEMORY_LIMIT.text(goal(row)));
    }

    private static String what(StoredRow before, StoredRow after) {
        return RunDifference.between(List.of(before), List.of(after)).stream()
                .flatMap(one -> one.changes().stream())
                .map(ChangeWords::of)
                .collect(Collectors.joining(", "));
    }

    private static Resources goal(StoredRow row) {
        return Objects.requireNonNullElse(row.recommended(), Resources.NONE);
    }
}
