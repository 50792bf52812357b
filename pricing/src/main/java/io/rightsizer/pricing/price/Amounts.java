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
        if (!isDecimal(text) || text.length() > LONGEST) {
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

    /// By hand: tens of thousands of prices are read at a time.
    private static boolean isDecimal(String text) {
        var digits = 0;
        var points = 0;
        for (var at = text.startsWith("-") ? 1 : 0; at < text.length(); at++) {
            var one = text.charAt(at);
            points += one == '.' ? 1 : 0;
            digits += one >= '0' && one <= '9' ? 1 : 0;
        }
        return digits > 0 && points <= 1 && digits + points == text.length() - (text.startsWith("-") ? 1 : 0);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
