package io.rightsizer.pricing.finance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What changes for a workload once its recommendation is in place, an hour, in the currency of its shares.
///
/// @param requested what its requests alone cost today; absent where that was not worked out
/// @param after what it will cost
public record Outlook(@Nullable BigDecimal requested, BigDecimal after, BigDecimal savingsLow, BigDecimal savingsHigh) {

    Outlook times(BigDecimal factor) {
        return new Outlook(
                requested == null ? null : requested.multiply(factor),
                after.multiply(factor),
                savingsLow.multiply(factor),
                savingsHigh.multiply(factor));
    }
}
