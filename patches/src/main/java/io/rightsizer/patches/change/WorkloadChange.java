package io.rightsizer.patches.change;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All that one run wants changed in one workload.
///
/// @param containers those to change, by name
/// @param autoscaler the target that changes with its CPU request, if any
/// @param recommendations of all containers of the workload, also of those that stay as they are
public record WorkloadChange(
        WorkloadId id,
        PodTemplate template,
        List<ContainerChange> containers,
        @Nullable TargetChange autoscaler,
        List<Recommendation> recommendations) {

    public WorkloadChange {
        containers = List.copyOf(containers);
        recommendations = List.copyOf(recommendations);
    }

    /// The workloads that any of these recommendations wants changed, in their order. Containers that nothing can be
    /// written for, by [Patchability], are not among the changes.
    public static List<WorkloadChange> of(List<Recommendation> recommendations) {
        SortedMap<WorkloadId, List<Recommendation>> workloads = recommendations.stream()
                .sorted(Comparator.comparing(one -> one.container().name()))
                .collect(Collectors.groupingBy(Recommendation::workload, TreeMap::new, Collectors.toList()));
        return workloads.entrySet().stream()
                .flatMap(workload -> of(workload.getKey(), workload.getValue()).stream())
                .toList();
    }

    private static Optional<WorkloadChange> of(WorkloadId id, List<Recommendation> recommendations) {
        var changed = recommendations.stream()
                .filter(one ->
                        one.nextStep() != null && Patchability.obstacle(one).isEmpty())
                .toList();
        var containers = changed.stream()
                .map(one -> ContainerChange.of(one, List.of()))
                .filter(change -> change.obstacle().isEmpty())
                .toList();
        return containers.isEmpty()
                ? Optional.empty()
                : PodTemplate.of(id.kind())
                        .map(template ->
                                new WorkloadChange(id, template, containers, target(changed), recommendations));
    }

    private static @Nullable TargetChange target(List<Recommendation> changed) {
        for (var one : changed) {
            var target = one.autoscaler();
            if (target != null && target.changes()) {
                return TargetChange.of(target);
            }
        }
        return null;
    }
}
