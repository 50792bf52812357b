package io.rightsizer.api.http;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.api.history.StoredRow;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.http.page.TeamHeader;
import java.util.List;

/// A run of the history as some teams are told of it.
final class TeamRows {

    private static final Accounting RECOMMENDED = new Accounting(1, 1, 0, 0, 0);
    private static final Accounting UNCHANGED = new Accounting(1, 0, 1, 0, 0);
    private static final Accounting SKIPPED = new Accounting(1, 0, 0, 1, 0);
    private static final Accounting FAILED = new Accounting(1, 0, 0, 0, 1);

    private TeamRows() {}

    /// Of nothing is told how much there is.
    ///
    /// @param money whether they see what all teams cost
    static StoredRun listed(StoredRun run, boolean money) {
        return new StoredRun(
                run.number(),
                TeamHeader.of(run.header(), Accounting.NONE),
                run.storedAt(),
                money ? run.money() : null,
                run.whole());
    }

    /// @param run listed
    /// @param rows theirs
    static StoredRun counted(StoredRun run, List<StoredRow> rows) {
        var accounting = rows.stream().map(row -> count(row.verdict())).reduce(Accounting.NONE, Accounting::plus);
        return new StoredRun(
                run.number(), TeamHeader.of(run.header(), accounting), run.storedAt(), run.money(), run.whole());
    }

    /// By the label of a verdict, which is all that is left where the evidence is gone.
    private static Accounting count(String verdict) {
        return switch (verdict) {
            case "Resize", "NeedsReview" -> RECOMMENDED;
            case "Keep" -> UNCHANGED;
            case "Failed" -> FAILED;
            default -> SKIPPED;
        };
    }
}
