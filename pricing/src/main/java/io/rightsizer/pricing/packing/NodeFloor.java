package io.rightsizer.pricing.packing;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The fewest nodes a pool keeps, whatever runs on it.
///
/// @param nodes in the pool
/// @param perZone in each of its zones
public record NodeFloor(int nodes, int perZone, SortedSet<String> zones) {

    public static final NodeFloor NONE = new NodeFloor(0, 0, new TreeSet<>());

    public NodeFloor {
        if (nodes < 0 || perZone < 0) {
            throw new IllegalArgumentException("a minimum of nodes cannot be negative");
        }
        zones = Collections.unmodifiableSortedSet(new TreeSet<>(zones));
    }

    public static NodeFloor of(int nodes) {
        return new NodeFloor(nodes, 0, new TreeSet<>());
    }

    /// Over all zones.
    int total() {
        return Math.max(nodes, Math.multiplyExact(perZone, zones.size()));
    }
}
