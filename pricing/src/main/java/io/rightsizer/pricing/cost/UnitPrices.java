package io.rightsizer.pricing.cost;

import java.math.BigDecimal;

/// What a core and a gibibyte of memory are worth in an hour, in the currency of the bill they come from. A marginal
/// price may be zero: memory freed where CPU is short removes no machine.
public record UnitPrices(BigDecimal core, BigDecimal gibibyte) {

    public UnitPrices {
        if (core.signum() < 0 || gibibyte.signum() < 0) {
            throw new IllegalArgumentException("A core or a gibibyte cannot be worth less than nothing: "
                    + core.toPlainString() + ", " + gibibyte.toPlainString());
        }
    }

    /// @param cores may be negative, as a difference can be
    /// @param gibibytes likewise
    public BigDecimal of(BigDecimal cores, BigDecimal gibibytes) {
        return core.multiply(cores).add(gibibyte.multiply(gibibytes));
    }
}
