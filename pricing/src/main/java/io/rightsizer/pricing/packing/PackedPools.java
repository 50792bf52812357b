package io.rightsizer.pricing.packing;

import java.math.BigDecimal;
import java.util.List;

/// Which of today's nodes remain.
///
/// @param kept by pool and name
/// @param removed by pool and name
/// @param pools by name
/// @param bill of all nodes of today, an hour
/// @param hourly of those that remain; never above the bill
/// @param bound of the pods that are placed, on nodes like today's
/// @param unplaced pods for which today's nodes have no room
public record PackedPools(
        List<KeptNode> kept,
        List<ExistingNode> removed,
        List<PoolChange> pools,
        BigDecimal bill,
        BigDecimal hourly,
        Bound bound,
        List<Unplaced> unplaced) {

    public PackedPools {
        kept = List.copyOf(kept);
        removed = List.copyOf(removed);
        pools = List.copyOf(pools);
        unplaced = List.copyOf(unplaced);
    }

    /// What an hour costs less.
    public BigDecimal saved() {
        return bill.subtract(hourly);
    }

    /// How far what remains is above the bound.
    public double gap() {
        return Gap.between(hourly, bound);
    }
}
