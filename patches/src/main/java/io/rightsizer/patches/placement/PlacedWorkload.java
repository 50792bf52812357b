package io.rightsizer.patches.placement;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.check.CheckResult;
import java.util.List;

/// The outcome for one workload.
///
/// @param root path of the kustomization that renders it, empty where there is none
/// @param file that changes, or that stands in the way; empty where there is none
/// @param lines of files that differ for it
/// @param reason one sentence: why this way, or why not
/// @param checks of the change, also of one that was blocked
public record PlacedWorkload(
        WorkloadId workload,
        PlacedAs as,
        String root,
        String file,
        int lines,
        String reason,
        List<CheckResult> checks) {

    public PlacedWorkload {
        checks = List.copyOf(checks);
    }
}
