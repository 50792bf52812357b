package io.rightsizer.api.history;

import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunHeader;
import java.io.IOException;
import java.util.List;

/// A run without its evidence: what two runs are compared by, wherever they come from.
public record RunRows(RunHeader header, List<StoredRow> rows) {

    public RunRows {
        rows = List.copyOf(rows);
    }

    /// Of a run in a file, which knows no costs and no teams.
    public static RunRows of(Run run) {
        return new RunRows(
                run.run(),
                run.recommendations().stream()
                        .map(one -> StoredRow.of(one, "", null))
                        .toList());
    }

    public static RunRows of(StoredRun run, History history) throws IOException {
        return new RunRows(run.header(), history.rows(run));
    }
}
