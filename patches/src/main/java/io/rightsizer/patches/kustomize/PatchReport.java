package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.nio.file.Path;
import java.util.List;

/// What became of every recommendation with something to write: its container is in `written` or in `leftOut`.
/// Both are in the order of workloads.
public record PatchReport(List<Written> written, List<LeftOut> leftOut) {

    public PatchReport {
        written = List.copyOf(written);
        leftOut = List.copyOf(leftOut);
    }

    static PatchReport of(PatchPlan plan) {
        return new PatchReport(plan.patches().stream().map(Written::of).toList(), plan.leftOut());
    }

    /// A workload and its file.
    ///
    /// @param file relative to the output directory
    /// @param containers the changed containers, by name
    public record Written(WorkloadId workload, Path file, List<String> containers) {

        public Written {
            containers = List.copyOf(containers);
        }

        private static Written of(WorkloadPatch patch) {
            var containers = patch.changes().stream().map(ContainerChange::name).toList();
            return new Written(patch.id(), Path.of(patch.file()), containers);
        }
    }

    /// A container that no patch was written for.
    ///
    /// @param reason a sentence that is the same in every run
    public record LeftOut(WorkloadId workload, String container, String reason) {}
}
