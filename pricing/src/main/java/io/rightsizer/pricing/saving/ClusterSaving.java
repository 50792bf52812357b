package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.cost.SavingsRange;
import io.rightsizer.pricing.packing.NodePlan;
import io.rightsizer.pricing.packing.PackedPools;
import io.rightsizer.pricing.spot.SpotEligibility;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What right-sizing saves in a cluster in an hour.
///
/// @param now the bill of its machines that could go or be exchanged
/// @param idle what of `figures.packed` would go today, before anything is right-sized
/// @param packed which of today's machines remain
/// @param plan the machines one could have instead
/// @param namespaces by paper, the largest first
/// @param workloads what the change of each saves, from alone to with all others
/// @param spot whether a workload may run on spot machines
/// @param notices what had to be left out or assumed, a sentence each
public record ClusterSaving(
        String cluster,
        BigDecimal now,
        Figures figures,
        BigDecimal idle,
        PackedPools packed,
        NodePlan plan,
        List<NamespaceSaving> namespaces,
        SortedMap<WorkloadId, SavingsRange> workloads,
        SortedMap<WorkloadId, SpotEligibility> spot,
        List<String> notices) {

    public ClusterSaving {
        namespaces = List.copyOf(namespaces);
        workloads = Collections.unmodifiableSortedMap(new TreeMap<>(workloads));
        spot = Collections.unmodifiableSortedMap(new TreeMap<>(spot));
        notices = List.copyOf(notices);
    }
}
