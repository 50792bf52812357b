package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.time.Instant;
import java.util.function.Predicate;

/// The run that asks.
///
/// @param id of the analysis
/// @param tool name and version, `rightsizer 0.1.0`
/// @param base the branch to be merged into
/// @param commit of the base that the checkout holds
/// @param covers whether the run would have seen a workload if it were there: one it does not cover is not gone
public record PullRequestRun(
        String id, String tool, String base, String commit, Instant at, Predicate<WorkloadId> covers) {}
