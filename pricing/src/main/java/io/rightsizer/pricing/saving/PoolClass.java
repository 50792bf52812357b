package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Node.Taint;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Machines of a pool that are alike to a scheduler.
///
/// @param taints that keep pods away which do not tolerate them, `key=value:effect`
/// @param cordoned takes no further pods
record PoolClass(
        String pool, String region, String arch, CapacityType capacityType, SortedSet<String> taints, boolean cordoned)
        implements Comparable<PoolClass> {

    private static final Comparator<PoolClass> ORDER = Comparator.comparing(PoolClass::pool)
            .thenComparing(PoolClass::region)
            .thenComparing(PoolClass::arch)
            .thenComparing(PoolClass::capacityType)
            .thenComparing(of -> of.taints().toString())
            .thenComparing(PoolClass::cordoned);

    static PoolClass of(Node node, NodeKey key) {
        return new PoolClass(
                key.pool().isEmpty() ? key.instanceType() : key.pool(),
                key.region(),
                key.arch(),
                key.capacityType(),
                hard(node),
                !node.schedulable());
    }

    private static SortedSet<String> hard(Node node) {
        return node.taints().stream()
                .filter(taint -> !taint.effect().equals("PreferNoSchedule"))
                .filter(taint -> !isPassing(taint))
                .map(taint -> taint.key() + "=" + taint.value() + ":" + taint.effect())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Set by Kubernetes while something is wrong with a node, as cordoned.
    private static boolean isPassing(Taint taint) {
        return taint.key().startsWith("node.kubernetes.io/");
    }

    /// Where machines with the same taints and processors could be bought instead.
    String market() {
        return region + " " + arch + (taints.isEmpty() ? "" : " " + String.join(",", taints));
    }

    @Override
    public int compareTo(PoolClass other) {
        return ORDER.compare(this, other);
    }
}
