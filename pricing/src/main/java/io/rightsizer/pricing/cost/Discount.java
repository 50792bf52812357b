package io.rightsizer.pricing.cost;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import java.math.BigDecimal;

/// A rebate negotiated on list prices. It is not taken off a price the user gave, which is what the user pays.
///
/// @param provider `aws`, `azure`, `gcp`; empty for any
/// @param pool a node pool; empty for any
/// @param percent 0 to 100
/// @param onSpot whether spot machines have it too
public record Discount(String provider, String pool, BigDecimal percent, boolean onSpot) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Discount {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("A discount is 0 to 100 per cent, not " + percent.toPlainString());
        }
    }

    boolean appliesTo(NodeKey key, Price price) {
        return (provider.isEmpty() || provider.equals(key.provider()))
                && (pool.isEmpty() || pool.equals(key.pool()))
                && (onSpot || key.capacityType() == CapacityType.ON_DEMAND)
                && price.basis() != Price.Basis.CUSTOM;
    }

    BigDecimal taken(BigDecimal price) {
        return price.multiply(HUNDRED.subtract(percent)).movePointLeft(2);
    }
}
