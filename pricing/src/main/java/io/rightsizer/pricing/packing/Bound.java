package io.rightsizer.pricing.packing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The price below which no plan for these pods gets, from linear relaxations in which nodes and pods can be
/// cut: one price of room for all nodes, and one for each type. It comes from the duals by weak duality, so an
/// inexact solver can only make it lower, never wrong.
///
/// @param hourly rounded down
/// @param marginals by the id of the pod group, from one price of room for all nodes
public record Bound(BigDecimal hourly, SortedMap<String, Marginal> marginals) {

    public Bound {
        marginals = Collections.unmodifiableSortedMap(new TreeMap<>(marginals));
    }

    /// Nothing for pods that fit no node.
    public Marginal marginal(PodGroup group) {
        return marginals.getOrDefault(group.id(), Marginal.NONE);
    }
}
