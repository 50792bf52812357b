package io.rightsizer.api.history;

import io.rightsizer.api.report.RunHeader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A run as the history lists it.
///
/// @param number orders runs as they came; only this history knows it
/// @param money absent where no machine has a price
/// @param whole whether the run with its evidence is still there, or only its rows
public record StoredRun(
        int number,
        RunHeader header,
        Instant storedAt,
        @Nullable Money money,
        boolean whole) {

    /// Of a month of 730 hours.
    ///
    /// @param bill what the machines cost
    /// @param paper the first of the four figures of what is saved, see `docs/cost.md`
    public record Money(
            Currency currency,
            BigDecimal bill,
            BigDecimal paper,
            BigDecimal packed,
            BigDecimal reachable,
            BigDecimal bound) {}

    public String id() {
        return header.id();
    }
}
