package io.rightsizer.pricing.packing;

import io.rightsizer.pricing.CapacityType;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A node to buy and the pods meant for it.
///
/// @param room beside daemonsets
/// @param used of it by the pods
/// @param pods how many, by the id of their group
public record PlannedNode(
        String type,
        String pool,
        CapacityType capacityType,
        BigDecimal hourly,
        Room room,
        Room used,
        SortedMap<String, Integer> pods) {

    public PlannedNode {
        pods = Collections.unmodifiableSortedMap(new TreeMap<>(pods));
    }
}
