package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.workload.Cpu;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a plan of machines must respect.
///
/// @param spotShare the most of the bought CPU that may be spot, 0 to 1
/// @param onDemandBase CPU that is bought on demand before any spot
/// @param scaleDownBelow a machine of today may go once CPU and memory requested of it are below this part of its
///     room; above 1 for any whose pods fit elsewhere, as Karpenter consolidates
/// @param minimumNodes the fewest machines a pool keeps where `pools` does not name it
/// @param pools the fewest machines by pool
/// @param types patterns of instance types one may buy, `m7*`; empty for all that are neither shared-core nor for GPUs
public record SavingRules(
        double spotShare,
        Cpu onDemandBase,
        double scaleDownBelow,
        int minimumNodes,
        SortedMap<String, Integer> pools,
        List<String> types) {

    public static final SavingRules DEFAULTS =
            new SavingRules(0.7, Cpu.ZERO, 1.01, 1, Collections.emptySortedMap(), List.of());

    public SavingRules {
        pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
        types = List.copyOf(types);
    }

    int minimum(String pool) {
        return pools.getOrDefault(pool, minimumNodes);
    }
}
