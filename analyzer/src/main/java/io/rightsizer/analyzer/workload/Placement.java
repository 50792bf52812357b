package io.rightsizer.analyzer.workload;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the pods of a workload run, and what holds them there.
///
/// @param pods running pods by the name of their node; pods that wait for one are not in it
/// @param fewestPods the fewest pods it keeps: its autoscaler's minimum, else its replicas
/// @param labels labels and annotations of the owner or its pods, keys as kube-state-metrics writes them
/// @param healthyPods how many pods its PodDisruptionBudget wants healthy; 0 where it has none
/// @param ownVolume whether a pod holds a volume that only one node can mount at a time
/// @param nodeSelector labels a node must have, keys as kube-state-metrics writes them; empty where none is known
public record Placement(
        WorkloadId workload,
        SortedMap<String, Integer> pods,
        int fewestPods,
        Map<String, String> labels,
        int healthyPods,
        boolean ownVolume,
        Map<String, String> nodeSelector) {

    public Placement {
        pods = new TreeMap<>(pods);
        labels = Map.copyOf(labels);
        nodeSelector = Map.copyOf(nodeSelector);
    }

    public int running() {
        return pods.values().stream().mapToInt(Integer::intValue).sum();
    }
}
