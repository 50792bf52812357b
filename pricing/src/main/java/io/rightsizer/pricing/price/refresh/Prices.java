package io.rightsizer.pricing.price.refresh;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// Figures as providers write them.
final class Prices {

    /// `0.0960000000`; no price of a machine is longer.
    private static final String DECIMAL = "[0-9]{1,9}(\\.[0-9]{1,15})?";

    private Prices() {}

    static boolean isPositive(String text) {
        return text.matches(DECIMAL) && new BigDecimal(text).signum() > 0;
    }

    /// Without the zeros behind it.
    static BigDecimal of(String text) {
        return plain(new BigDecimal(text));
    }

    static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
