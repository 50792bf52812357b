package io.rightsizer.pricing.packing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A machine one could buy, as often as one likes. All prices of a question are in one currency.
///
/// @param pool the pool it would join: what a [Reach] is checked against
/// @param room what it takes beside its daemonsets
/// @param onDemand per hour as it is paid, above 0
/// @param spot per hour, interruptions counted in, above 0; absent where it is not sold as spot
public record NodeType(
        String name,
        String pool,
        Room room,
        BigDecimal onDemand,
        @Nullable BigDecimal spot) {

    public NodeType {
        requirePrice(name, onDemand);
        if (spot != null) {
            requirePrice(name, spot);
        }
    }

    private static void requirePrice(String name, BigDecimal price) {
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("A node type needs a price above 0, " + name + " has "
                    + price.toPlainString() + ". Leave it out, or give its price.");
        }
    }
}
