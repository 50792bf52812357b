package io.rightsizer.analyzer.workload;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A machine of a cluster.
///
/// @param labels as kube-state-metrics writes their keys: `node_kubernetes_io_instance_type`
/// @param providerId `aws:///eu-west-1a/i-0123`; empty where it is not told
/// @param capacity what the machine has; absent amounts where unknown
/// @param allocatable what pods may request of it in sum; absent amounts where unknown
/// @param maxPods the most pods it takes; 0 where unknown
/// @param schedulable false once it is cordoned
/// @param cost what a cost exporter in the cluster says; absent where none is scraped
public record Node(
        String cluster,
        String name,
        Map<String, String> labels,
        String providerId,
        ResourceAmounts capacity,
        ResourceAmounts allocatable,
        int maxPods,
        List<Taint> taints,
        boolean schedulable,
        @Nullable HourlyCost cost) {

    public Node {
        labels = Map.copyOf(labels);
        taints = List.copyOf(taints);
    }

    /// What keeps pods away that do not tolerate it.
    ///
    /// @param effect `NoSchedule`, `PreferNoSchedule` or `NoExecute`
    public record Taint(String key, String value, String effect) {}

    /// Prices per hour in the currency of the exporter, which OpenCost calls US dollars unless configured.
    ///
    /// @param total of the whole node
    /// @param core of one core
    /// @param gibibyte of one gibibyte of memory
    /// @param spot whether the exporter takes it for a spot node
    public record HourlyCost(
            @Nullable BigDecimal total,
            @Nullable BigDecimal core,
            @Nullable BigDecimal gibibyte,
            boolean spot) {}
}
