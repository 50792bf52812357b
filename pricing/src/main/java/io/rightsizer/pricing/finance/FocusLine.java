package io.rightsizer.pricing.finance;

import io.rightsizer.pricing.cost.Resource;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a bearer bears of one resource of an origin in an hour.
///
/// @param amount core-hours or gibibyte-hours
/// @param contracted at the negotiated price, before commitments
/// @param ratio of the effective cost of the origin's resource; all of one sum to 1
/// @param outlook the line's part of the workload's; absent where it has none
/// @param tags the labels of the workload as JSON; empty where it has none
record FocusLine(
        Bearer bearer,
        Resource resource,
        BigDecimal amount,
        BigDecimal list,
        BigDecimal contracted,
        BigDecimal effective,
        BigDecimal ratio,
        @Nullable Outlook outlook,
        String tags) {

    FocusLine with(@Nullable Outlook newOutlook) {
        return new FocusLine(bearer, resource, amount, list, contracted, effective, ratio, newOutlook, tags);
    }
}
