package io.rightsizer.analyzer.workload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A set of identical pods under one owner, and the rules it lives under.
///
/// @param replicas pods wanted now; 0 for a workload that has none at the moment
/// @param labels labels of the owner or, where those are not exported, of its pods; may be empty
/// @param containers every container of its newest pods; order is not the specification's order
/// @param autoscaler the HorizontalPodAutoscaler on it, if any
/// @param largestNode allocatable CPU and memory of the cluster's largest node; absent amounts where unknown
/// @param demands what its owners demand of its sizing
/// @param healthyPods how many pods its PodDisruptionBudget wants healthy; 0 where it has none
public record Workload(
        WorkloadId id,
        int replicas,
        Map<String, String> labels,
        List<Container> containers,
        @Nullable Autoscaler autoscaler,
        NamespaceRules rules,
        ResourceAmounts largestNode,
        Demands demands,
        int healthyPods) {

    public Workload {
        labels = Map.copyOf(labels);
        containers = List.copyOf(containers);
    }

    /// A workload whose owners demand nothing, not even a PodDisruptionBudget.
    public Workload(
            WorkloadId id,
            int replicas,
            Map<String, String> labels,
            List<Container> containers,
            @Nullable Autoscaler autoscaler,
            NamespaceRules rules,
            ResourceAmounts largestNode) {
        this(id, replicas, labels, containers, autoscaler, rules, largestNode, Demands.NONE, 0);
    }

    public Criticality criticality() {
        return demands.tier();
    }

    /// A workload about which nothing is known but what it runs.
    public static Workload of(WorkloadId id, int replicas, List<Container> containers) {
        return new Workload(id, replicas, Map.of(), containers, null, NamespaceRules.NONE, ResourceAmounts.NONE);
    }
}
