package io.rightsizer.api.report.finance;

import io.rightsizer.pricing.finance.MonthForecast.Band;
import io.rightsizer.pricing.finance.MonthRow;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// Money as people read it: `1,234.50`.
final class Amounts {

    private Amounts() {}

    static String of(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
    }

    static String of(Optional<BigDecimal> amount) {
        return amount.map(Amounts::of).orElse("");
    }

    static String band(Optional<Band> band) {
        return band.map(range -> of(range.low()) + "–" + of(range.high())).orElse("");
    }

    static String savings(MonthRow row) {
        return row.savingsLow().compareTo(row.savingsHigh()) == 0
                ? of(row.savingsLow())
                : of(row.savingsLow()) + "–" + of(row.savingsHigh());
    }
}
