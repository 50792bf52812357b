package io.rightsizer.pricing.price;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/// Reads what others wrote into price lists.
final class Amounts {

    /// Longer texts are no price; and `1e999999999` must not be expanded.
    private static final int LONGEST = 24;

    private Amounts() {}

    /// @throws IllegalArgumentException saying why `text` is no price
    static BigDecimal notNegative(String text) {
        if (!text.matches("-?[0-9]*\\.?[0-9]+") || text.length() > LONGEST) {
            throw new IllegalArgumentException("says '" + shortened(text) + "', which is no number like 0.192");
        }
        var amount = new BigDecimal(text);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("says " + text + ", but a price cannot be negative");
        }
        return amount;
    }

    /// @throws IllegalArgumentException saying why `text` is no date
    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "says '" + shortened(text) + "', which is no date like 2026-11-01", wrong);
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
