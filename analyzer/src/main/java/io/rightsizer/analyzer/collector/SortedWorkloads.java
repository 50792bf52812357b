package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Pods by workload, those with impossible names set aside.
record SortedWorkloads(Map<WorkloadId, List<PodKey>> valid, Map<PodKey, WorkloadId> bad) {

    static SortedWorkloads of(OwnedPods pods, Owners owners) {
        var valid = new TreeMap<WorkloadId, List<PodKey>>();
        var bad = new TreeMap<PodKey, WorkloadId>();
        pods.owners().forEach((pod, direct) -> {
            var workload = owners.top(direct);
            if (KubernetesNames.isPod(pod) && KubernetesNames.isWorkload(workload)) {
                valid.computeIfAbsent(workload, id -> new ArrayList<>()).add(pod);
            } else {
                bad.put(pod, workload);
            }
        });
        return new SortedWorkloads(valid, bad);
    }

    Set<PodKey> rejectedPods() {
        return bad.keySet();
    }

    /// One row for each container that cannot be shown by its name, in order of what is shown instead. Among those that
    /// run there may be some that kube-state-metrics does not know.
    List<Collected.Skipped> rejected(DeclaredContainers declared, RunningUsage running) {
        var rows = new ArrayList<Collected.Skipped>();
        bad.forEach((pod, workload) -> {
            var containers = declared.of(pod).keySet();
            (containers.isEmpty() ? Set.of("") : containers).forEach(name -> rows.add(Skips.badName(workload, name)));
        });
        valid.forEach((workload, pods) -> declared.of(pods).keySet().stream()
                .filter(name -> !KubernetesNames.isContainer(name))
                .forEach(name -> rows.add(Skips.badName(workload, name))));
        running.containers().stream()
                .filter(key -> !KubernetesNames.isPod(key.pod()) && !bad.containsKey(key.pod()))
                .forEach(key -> rows.add(Skips.badName(Skips.bare(key.pod()).id(), key.container())));
        return rows.stream()
                .distinct()
                .sorted(Comparator.comparing(
                                (Collected.Skipped row) -> row.workload().id())
                        .thenComparing(row -> row.container().name()))
                .toList();
    }
}
