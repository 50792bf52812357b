package io.rightsizer.pricing.packing;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Pods that are alike, usually the replicas of a workload. Daemonsets are no groups: their share is taken
/// off each node.
///
/// @param id names the group in results; unique in a question
/// @param cpu requested by one pod
/// @param memory requested by one pod
/// @param onePerNode whether two of them refuse to share a node
/// @param spotEligible whether they may run where a node can be taken away
/// @param runningOn how many run where today, by node name; the others wait for a node
public record PodGroup(
        String id,
        Cpu cpu,
        Memory memory,
        int count,
        boolean onePerNode,
        boolean spotEligible,
        Reach reach,
        SortedMap<String, Integer> runningOn) {

    public PodGroup {
        if (count < 0) {
            throw new IllegalArgumentException(id + " cannot have " + count + " pods");
        }
        runningOn = Collections.unmodifiableSortedMap(new TreeMap<>(runningOn));
    }

    /// Pods that may share a node, run in any pool, and not on spot.
    public static PodGroup of(String id, Cpu cpu, Memory memory, int count) {
        return new PodGroup(id, cpu, memory, count, false, false, new Reach.Anywhere(), new TreeMap<>());
    }

    public PodGroup withOnePerNode() {
        return new PodGroup(id, cpu, memory, count, true, spotEligible, reach, runningOn);
    }

    public PodGroup withSpotEligible() {
        return new PodGroup(id, cpu, memory, count, onePerNode, true, reach, runningOn);
    }

    public PodGroup withReach(Reach pools) {
        return new PodGroup(id, cpu, memory, count, onePerNode, spotEligible, pools, runningOn);
    }

    public PodGroup withCount(int pods) {
        return new PodGroup(id, cpu, memory, pods, onePerNode, spotEligible, reach, runningOn);
    }

    public PodGroup withRunningOn(SortedMap<String, Integer> nodes) {
        return new PodGroup(id, cpu, memory, count, onePerNode, spotEligible, reach, nodes);
    }
}
