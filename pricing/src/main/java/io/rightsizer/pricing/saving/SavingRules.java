package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.workload.Cpu;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan of machines must respect.
///
/// @param spotShare the most of the bought CPU that may be spot, 0 to 1
/// @param onDemandBase CPU that is bought on demand before any spot
/// @param scaleDownBelow a machine of today may go once CPU and memory requested of it are below this part of its
///     room; above 1 for any whose pods fit elsewhere. Absent for what the cluster's autoscaler does: Karpenter
///     consolidates any, the cluster autoscaler those below a half
/// @param minimumNodes the fewest machines a pool keeps
/// @param minimumPerZone the fewest it keeps in each zone it has machines in
/// @param types patterns of instance types one may buy, `m7*`; empty for all that are neither shared-core nor metal
/// @param byNamespace whether each namespace is also asked for by itself, which takes as long again for every
///     few of them
public record SavingRules(
        double spotShare,
        Cpu onDemandBase,
        @Nullable Double scaleDownBelow,
        int minimumNodes,
        int minimumPerZone,
        List<String> types,
        boolean byNamespace) {

    public static final SavingRules DEFAULTS = new SavingRules(0.7, Cpu.ZERO, null, 1, 0, List.of(), false);

    public SavingRules withNamespaces() {
        return new SavingRules(spotShare, onDemandBase, scaleDownBelow, minimumNodes, minimumPerZone, types, true);
    }

    public SavingRules {
        types = List.copyOf(types);
    }
}
