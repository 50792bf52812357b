package io.rightsizer.api.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a change brought that a run advised and a later run found in place: means over the same weekdays before and
/// after, all replicas together, so that neither a quiet weekend nor an autoscaler's rhythm counts as a saving.
///
/// @param advisedBy the run whose patch had exactly these amounts; empty once it is pruned
/// @param liveIn the first run that found them set
/// @param weekdays how many weekdays there are both before and after
/// @param before as requested
/// @param estimated what the run that advised it said it would take off the container's share a month; absent where
///     that run had no price, or is pruned
/// @param cost absent where a run of either side had no price, or the currency changed
public record RealisedSaving(
        ContainerName name,
        String advisedBy,
        String liveIn,
        int weekdays,
        Requested before,
        Requested after,
        @Nullable BigDecimal estimated,
        @Nullable Cost cost) {

    /// What is not set counts as 0.
    public record Requested(long millicores, long bytes) {}

    /// A share of the bill in a month of 730 hours, with the prices and the neighbours of those days.
    public record Cost(String currency, BigDecimal before, BigDecimal after) {}
}
