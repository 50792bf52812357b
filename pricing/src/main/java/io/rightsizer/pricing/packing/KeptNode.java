package io.rightsizer.pricing.packing;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// An existing node that remains, and the pods then on it.
///
/// @param used of its room by the pods
/// @param pods how many, by the id of their group
public record KeptNode(ExistingNode node, Room used, SortedMap<String, Integer> pods) {

    public KeptNode {
        pods = Collections.unmodifiableSortedMap(new TreeMap<>(pods));
    }
}
