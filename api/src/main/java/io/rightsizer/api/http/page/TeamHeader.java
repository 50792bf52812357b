package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.api.report.RunHeader;
import java.util.List;

/// What some teams are told of a run: not its risks, which are those of all workloads, nor its warnings, which
/// name what they are about.
public final class TeamHeader {

    private static final String WARNED = "The run has warnings, which are for those who see all teams.";

    private TeamHeader() {}

    /// @param accounting over the workloads of these teams
    public static RunHeader of(RunHeader header, Accounting accounting) {
        return new RunHeader(
                header.id(),
                header.asOf(),
                header.window(),
                header.source(),
                header.status(),
                accounting,
                header.warnings().isEmpty() ? List.of() : List.of(WARNED),
                header.requests(),
                header.duration(),
                header.policy(),
                header.method(),
                List.of());
    }
}
