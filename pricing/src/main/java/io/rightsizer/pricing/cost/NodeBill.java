package io.rightsizer.pricing.cost;

import java.math.BigDecimal;

/// What one node costs an hour, in the currency of its [Bill].
///
/// @param list at the price found for it, before anything is taken off
/// @param effective after discounts and commitments
public record NodeBill(PricedNode node, BigDecimal list, BigDecimal effective) {

    public NodeBill {
        if (list.signum() < 0 || effective.signum() < 0) {
            throw new IllegalArgumentException(
                    "A node cannot cost less than nothing: " + node.node().name());
        }
    }
}
