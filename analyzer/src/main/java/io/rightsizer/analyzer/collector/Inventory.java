package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.workload.ClusterState;
import java.util.List;
import java.util.Set;

/// Everything kube-state-metrics knows.
///
/// @param workloads in order of their ids
/// @param rejected containers whose names break the grammar of Kubernetes, in order
/// @param rejectedPods the pods behind `rejected`, names as they are: for look-up, never for output
/// @param oomKilled containers whose last termination was an OOM kill
/// @param labels what names are called on kube-state-metrics' series
/// @param state the machines, and where the workloads run
/// @param warnings facts that cannot be true or were not told, one sentence each
record Inventory(
        List<Discovered> workloads,
        List<Collected.Skipped> rejected,
        Set<PodKey> rejectedPods,
        Set<ContainerKey> oomKilled,
        List<NameLabels> labels,
        ClusterState state,
        List<String> warnings) {}
