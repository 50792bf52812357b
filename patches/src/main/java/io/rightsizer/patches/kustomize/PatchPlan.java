package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.kustomize.PatchReport.LeftOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What to write and what to leave out, both in the order of workloads and containers, whatever order came in.
record PatchPlan(List<WorkloadPatch> patches, List<LeftOut> leftOut) {

    PatchPlan {
        patches = List.copyOf(patches);
        leftOut = List.copyOf(leftOut);
    }

    static PatchPlan of(List<Recommendation> recommendations) {
        var byWorkload = recommendations.stream()
                .sorted(Comparator.comparing(
                        recommendation -> recommendation.container().name()))
                .collect(Collectors.groupingBy(Recommendation::workload, TreeMap::new, Collectors.toList()));
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
                    .or(change::obstacle)
                    .ifPresentOrElse(reason -> leftOut.add(new LeftOut(id, name, reason)), () -> changes.add(change));
        }
        PodTemplate.of(id.kind())
                .filter(template -> !changes.isEmpty())
                .ifPresent(template ->
                        patches.add(new WorkloadPatch(id, template, changes, areAlone(changes, containers))));
    }

    /// Containers that need no change count too: the pod has them.
    private static boolean areAlone(List<ContainerChange> changes, List<Recommendation> containers) {
        var declared = containers.stream()
                .filter(PatchPlan::mayBeDeclared)
                .collect(Collectors.groupingBy(PatchPlan::listOf, Collectors.counting()));
        return changes.stream().allMatch(change -> declared.getOrDefault(change.list(), 0L) == 1);
    }

    /// What a webhook injects is in no manifest. That is a guess from well-known names, so it is trusted only where
    /// an error could do no harm: the order of app containers means little, that of init containers is the order in
    /// which they run.
    private static boolean mayBeDeclared(Recommendation recommendation) {
        return recommendation.container().type() != ContainerType.APP
                || !recommendation.codes().contains(Code.INJECTED_SIDECAR);
    }

    private static String listOf(Recommendation recommendation) {
        return ContainerChange.listOf(recommendation.container().type());
    }
}
