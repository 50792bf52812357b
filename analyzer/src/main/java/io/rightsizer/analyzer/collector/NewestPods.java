package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Picks the pods whose specification counts as the workload's current one: those of the ReplicaSet created last,
/// even in the
/// middle of a rollout; of the Job with the highest number; otherwise of the direct owner that has most pods.
final class NewestPods {

    private final OwnedPods pods;
    private final Map<WorkloadId, Double> created = new HashMap<>();

    private NewestPods(OwnedPods pods) {
        this.pods = pods;
    }

    static NewestPods read(KubeFacts facts, OwnedPods pods) throws IOException {
        var newest = new NewestPods(pods);
        for (var fact : facts.recently(KubeMetric.REPLICASET_CREATED)) {
            var place = fact.place();
            var id = new WorkloadId(
                    place.cluster(), place.namespace(), WorkloadKind.REPLICA_SET, fact.label("replicaset"));
            newest.created.put(id, fact.value());
        }
        return newest;
    }

    /// Running pods if there are any, else those that ran a moment ago, else dead ones.
    List<PodKey> of(List<PodKey> all) {
        var alive = all.stream().filter(pods.running()::contains).toList();
        var recent =
                alive.isEmpty() ? all.stream().filter(pods.recent()::contains).toList() : alive;
        return newestOwner(recent.isEmpty() ? all : recent);
    }

    private List<PodKey> newestOwner(List<PodKey> candidates) {
        var byOwner = new TreeMap<WorkloadId, List<PodKey>>();
        for (var pod : candidates) {
            var owner = pods.owners().get(pod);
            if (owner != null) {
                byOwner.computeIfAbsent(owner, key -> new ArrayList<>()).add(pod);
            }
        }
        var age = Comparator.<Map.Entry<WorkloadId, List<PodKey>>>comparingDouble(
                        entry -> created.getOrDefault(entry.getKey(), 0.0))
                .thenComparing(entry -> jobNumber(entry.getKey()), Comparator.comparingInt(String::length))
                .thenComparing(entry -> jobNumber(entry.getKey()))
                .thenComparingInt(entry -> entry.getValue().size())
                .thenComparing(Map.Entry::getKey);
        return byOwner.entrySet().stream().max(age).map(Map.Entry::getValue).orElse(List.of());
    }

    /// A CronJob numbers its Jobs by their scheduled time, so a longer name is later, then a higher one.
    private static String jobNumber(WorkloadId owner) {
        return owner.kind().equals(WorkloadKind.JOB) ? owner.name() : "";
    }
}
