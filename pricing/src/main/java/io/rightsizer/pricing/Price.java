package io.rightsizer.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/// What something costs an hour, and how one knows.
///
/// @param hourly never negative
/// @param source where it was read, in a few words for a report: `embedded catalog (ec2.shop)`, `prices.csv line 3`
/// @param asOf the day it was true
public record Price(BigDecimal hourly, Currency currency, Basis basis, String source, LocalDate asOf) {

    public static final Currency USD = Currency.getInstance("USD");

    public Price {
        if (hourly.signum() < 0) {
            throw new IllegalArgumentException("A price cannot be negative: " + hourly.toPlainString());
        }
    }

    /// How a price is known, the firmest first.
    public enum Basis {
        /// Given by the user.
        CUSTOM,
        /// Told for this very node by something in the cluster.
        QUOTED,
        /// A published list price.
        LIST,
        /// Derived, from a ratio of regions or an average discount.
        ESTIMATED
    }
}
