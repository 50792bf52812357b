package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.ContainerChange;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What became of every recommendation with something to write: its container is in `written` or in `leftOut`. And
/// what became of the patches of earlier runs. All are in the order of workloads.
///
/// @param kept workloads that this run changes nothing of, and whose file stays
public record PatchReport(List<Written> written, List<Kept> kept, List<LeftOut> leftOut, List<Dropped> dropped) {

    public PatchReport {
        written = List.copyOf(written);
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
        leftOut = List.copyOf(leftOut);
    }

    static PatchReport of(PatchPlan plan) {
        var kept = plan.patches().stream().collect(Collectors.partitioningBy(WorkloadPatch::isKept));
        return new PatchReport(
                kept.getOrDefault(false, List.of()).stream().map(Written::of).toList(),
                kept.getOrDefault(true, List.of()).stream().map(Kept::of).toList(),
                plan.leftOut(),
                plan.dropped());
    }

    /// A workload and its file.
    ///
    /// @param file relative to the output directory
    /// @param containers the containers that this run changes, by name
    public record Written(WorkloadId workload, Path file, List<String> containers) {

        public Written {
            containers = List.copyOf(containers);
        }

        private static Written of(WorkloadPatch patch) {
            var containers = patch.changes().stream()
                    .filter(change -> !change.isKept())
                    .map(ContainerChange::name)
                    .toList();
            return new Written(patch.id(), Path.of(patch.file()), containers);
        }
    }

    /// A workload whose amounts are all from earlier runs.
    ///
    /// @param file relative to the output directory
    public record Kept(WorkloadId workload, Path file) {

        private static Kept of(WorkloadPatch patch) {
            return new Kept(patch.id(), Path.of(patch.file()));
        }
    }

    /// A container whose earlier amounts are gone, because it does not run any more.
    ///
    /// @param file relative to the output directory; it is gone too when no other container is in it
    public record Dropped(Path file, String container) {}

    /// A container that no patch was written for.
    ///
    /// @param reason a sentence that is the same in every run
    public record LeftOut(WorkloadId workload, String container, String reason) {}
}
