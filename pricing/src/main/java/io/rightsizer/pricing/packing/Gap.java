package io.rightsizer.pricing.packing;

import java.math.BigDecimal;

/// How far a price is above its bound.
final class Gap {

    private Gap() {}

    /// 0 where nothing is paid; infinite where the bound says nothing but something is paid.
    static double between(BigDecimal hourly, Bound bound) {
        if (hourly.signum() == 0) {
            return 0;
        }
        return hourly.doubleValue() / bound.hourly().doubleValue() - 1;
    }
}
