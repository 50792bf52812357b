package io.rightsizer.api;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.Patchability;
import io.rightsizer.patches.placement.PlacedAs;
import io.rightsizer.patches.placement.PlacedWorkload;
import java.util.List;
import java.util.Optional;

/// Workloads that no change is looked for, with the reason.
final class Unplaced {

    private static final String AS_IT_IS = "This run changes nothing of it.";

    private Unplaced() {}

    static PlacedWorkload of(WorkloadId workload, List<Recommendation> containers) {
        var obstacle = containers.stream()
                .filter(one -> one.nextStep() != null)
                .map(Patchability::obstacle)
                .flatMap(Optional::stream)
                .findFirst();
        return new PlacedWorkload(
                workload,
                obstacle.isPresent() ? PlacedAs.NOT_PATCHABLE : PlacedAs.UNCHANGED,
                "",
                "",
                0,
                obstacle.orElse(AS_IT_IS),
                List.of());
    }
}
