package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.kustomize.PatchReport.LeftOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// What to write and what to leave out, both in the order of workloads and containers, whatever order came in.
record PatchPlan(List<WorkloadPatch> patches, List<LeftOut> leftOut) {

    PatchPlan {
        patches = List.copyOf(patches);
        leftOut = List.copyOf(leftOut);
    }

    static PatchPlan of(List<Recommendation> recommendations) {
        var byWorkload = new TreeMap<WorkloadId, List<Recommendation>>();
        recommendations.stream()
                .sorted(Comparator.comparing(
                        recommendation -> recommendation.container().name()))
                .forEach(recommendation -> byWorkload
                        .computeIfAbsent(recommendation.workload(), ignored -> new ArrayList<>())
                        .add(recommendation));
        var patches = new ArrayList<WorkloadPatch>();
        var leftOut = new ArrayList<LeftOut>();
        byWorkload.forEach((id, containers) -> plan(id, containers, patches, leftOut));
        return new PatchPlan(patches, leftOut);
    }

    private static void plan(
            WorkloadId id, List<Recommendation> containers, List<WorkloadPatch> patches, List<LeftOut> leftOut) {
        var changes = new ArrayList<ContainerChange>();
        for (var container : containers) {
            var next = container.nextStep();
            if (next == null) {
                continue;
            }
            var name = container.container().name();
            var change = ContainerChange.of(container.container(), next, container.explanation());
            Patchability.obstacle(container)
                    .or(() -> change.obstacle())
                    .ifPresentOrElse(reason -> leftOut.add(new LeftOut(id, name, reason)), () -> changes.add(change));
        }
        PodTemplate.of(id.kind())
                .filter(template -> !changes.isEmpty())
                .ifPresent(template ->
                        patches.add(new WorkloadPatch(id, template, changes, isAlone(changes, containers))));
    }

    /// Containers that need no change count too: the pod has them.
    private static boolean isAlone(List<ContainerChange> changes, List<Recommendation> containers) {
        var list = changes.getFirst().list();
        var inSameList = containers.stream()
                .filter(container ->
                        ContainerChange.listOf(container.container().type()).equals(list))
                .count();
        return changes.size() == 1 && inSameList == 1;
    }
}
