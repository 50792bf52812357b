package io.rightsizer.api.http;

import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.http.page.PullRequest;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunHeader;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Where a report takes its runs from. Called by several threads at once.
public interface ReportData {

    /// The newest first; at least one.
    List<RunHeader> runs() throws IOException;

    /// Without costs; empty where there is no such run.
    Optional<Run> run(String id) throws IOException;

    /// What the run costs and saves, which may take seconds; asked for once a run while the run is in use.
    Costs costs(Run run) throws IOException;

    /// The usage of a container as a chart needs it; empty where the run did not keep it.
    Optional<Outline> outline(String run, WorkloadId workload, String container) throws IOException;

    /// The newest first.
    List<PullRequest> pullRequests(WorkloadId workload) throws IOException;
}
