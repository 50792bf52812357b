package io.rightsizer.pricing.saving;

import io.rightsizer.pricing.cost.Agreements;
import io.rightsizer.pricing.node.NodeKeys;
import io.rightsizer.pricing.perpod.PodPrice;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How machines are told apart, what was agreed on their prices, and what a plan of others must respect.
///
/// @param podPrice what pods that are billed for themselves cost; absent where nobody told
/// @param today commitments that ended before it are over
public record CostRules(
        NodeKeys keys,
        Agreements agreements,
        SavingRules saving,
        @Nullable PodPrice podPrice,
        LocalDate today) {

    public CostRules withNamespaces() {
        return new CostRules(keys, agreements, saving.withNamespaces(), podPrice, today);
    }
}
