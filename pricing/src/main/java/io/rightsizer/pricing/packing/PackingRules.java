package io.rightsizer.pricing.packing;

import io.rightsizer.analyzer.workload.Cpu;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a plan must respect beside the room of its nodes.
///
/// @param spotShare the most of the bought CPU that may be spot, 0 to 1
/// @param onDemandBase CPU that is on demand before any spot is bought: what commitments already pay for
/// @param scaleDownBelow an existing node may go once both CPU and memory requested of it are below this part
///     of its room, as `--scale-down-utilization-threshold` of the cluster autoscaler; above 1 for any node
///     whose pods fit elsewhere
/// @param consolidated pools of which any node may go whose pods fit elsewhere, as Karpenter consolidates
/// @param floors the fewest nodes by pool; a pool that is not named may become empty
/// @param allowedTypes names of the types one may buy; empty for all that are offered
public record PackingRules(
        double spotShare,
        Cpu onDemandBase,
        double scaleDownBelow,
        SortedSet<String> consolidated,
        SortedMap<String, NodeFloor> floors,
        SortedSet<String> allowedTypes) {

    /// 70 % spot as a share that survives losing a spot market; 50 % as the cluster autoscaler's own default.
    public static final PackingRules DEFAULTS = new PackingRules(
            0.7,
            Cpu.ZERO,
            0.5,
            Collections.emptySortedSet(),
            Collections.emptySortedMap(),
            Collections.emptySortedSet());

    public PackingRules {
        if (!(spotShare >= 0 && spotShare <= 1)) {
            throw new IllegalArgumentException("the share of spot is between 0 and 1, not " + spotShare);
        }
        if (!(scaleDownBelow >= 0)) {
            throw new IllegalArgumentException("the scale-down utilisation is at least 0, not " + scaleDownBelow);
        }
        consolidated = Collections.unmodifiableSortedSet(new TreeSet<>(consolidated));
        floors = Collections.unmodifiableSortedMap(new TreeMap<>(floors));
        allowedTypes = Collections.unmodifiableSortedSet(new TreeSet<>(allowedTypes));
    }

    public PackingRules withSpotShare(double share) {
        return new PackingRules(share, onDemandBase, scaleDownBelow, consolidated, floors, allowedTypes);
    }

    public PackingRules withOnDemandBase(Cpu base) {
        return new PackingRules(spotShare, base, scaleDownBelow, consolidated, floors, allowedTypes);
    }

    public PackingRules withScaleDownBelow(double utilisation) {
        return new PackingRules(spotShare, onDemandBase, utilisation, consolidated, floors, allowedTypes);
    }

    public PackingRules withConsolidated(SortedSet<String> pools) {
        return new PackingRules(spotShare, onDemandBase, scaleDownBelow, pools, floors, allowedTypes);
    }

    public PackingRules withFloors(SortedMap<String, NodeFloor> byPool) {
        return new PackingRules(spotShare, onDemandBase, scaleDownBelow, consolidated, byPool, allowedTypes);
    }

    public PackingRules withAllowedTypes(SortedSet<String> names) {
        return new PackingRules(spotShare, onDemandBase, scaleDownBelow, consolidated, floors, names);
    }

    NodeFloor floor(String pool) {
        return floors.getOrDefault(pool, NodeFloor.NONE);
    }

    boolean isTooBusy(String pool, double utilisation) {
        return utilisation >= scaleDownBelow && !consolidated.contains(pool);
    }

    boolean allows(NodeType type) {
        return allowedTypes.isEmpty() || allowedTypes.contains(type.name());
    }
}
