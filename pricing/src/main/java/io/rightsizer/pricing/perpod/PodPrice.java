package io.rightsizer.pricing.perpod;

import java.math.BigDecimal;

/// What a provider asks for one core and one gibibyte of a pod in an hour.
public record PodPrice(BigDecimal core, BigDecimal gibibyte) {

    public PodPrice {
        if (core.signum() < 0 || gibibyte.signum() < 0) {
            throw new IllegalArgumentException(
                    "A price cannot be negative: " + core.toPlainString() + ", " + gibibyte.toPlainString());
        }
    }
}
