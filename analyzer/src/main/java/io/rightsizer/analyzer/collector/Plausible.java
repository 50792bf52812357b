package io.rightsizer.analyzer.collector;

import java.math.BigDecimal;
import java.util.Locale;

/// Tells amounts a machine can have from those that a broken exporter makes up.
final class Plausible {

    /// Cores, CPU seconds or bytes beyond any machine: a petabyte, or a thousand cores busy for thirty thousand years.
    private static final double MOST = 1e15;

    /// The dearest machines for rent cost some hundred dollars an hour.
    private static final double MOST_AN_HOUR = 1e5;

    private Plausible() {}

    /// False for NaN, with it the marker of a stale series, for infinities and negative numbers.
    static boolean isAmount(double value) {
        return value >= 0 && value <= MOST;
    }

    /// Those values of a query that are amounts, where they are not negative.
    static String amounts(String query) {
        return String.format(Locale.ROOT, "%s <= %.0f", query, MOST);
    }

    /// Whether it can be an hour's price; 0 is how exporters write that they know none.
    static boolean isPrice(double value) {
        return value >= 0 && value <= MOST_AN_HOUR;
    }

    /// The shortest decimal that is the same number, without an exponent.
    static BigDecimal decimal(double amount) {
        var shortest = BigDecimal.valueOf(amount).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
