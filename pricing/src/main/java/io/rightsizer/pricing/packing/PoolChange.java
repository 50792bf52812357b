package io.rightsizer.pricing.packing;

import java.math.BigDecimal;

/// A pool before and after.
///
/// @param utilisation of the nodes that remain
/// @param hold why not fewer
public record PoolChange(
        String pool,
        int nodesBefore,
        int nodesAfter,
        BigDecimal hourlyBefore,
        BigDecimal hourlyAfter,
        Utilisation utilisation,
        Hold hold) {}
