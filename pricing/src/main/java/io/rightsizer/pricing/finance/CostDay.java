package io.rightsizer.pricing.finance;

import io.rightsizer.pricing.cost.CostShare;
import java.time.LocalDate;
import java.util.List;

/// What the nodes cost an hour as one run found it.
///
/// @param day the UTC day of the run
public record CostDay(LocalDate day, List<CostShare> shares) {

    public CostDay {
        shares = List.copyOf(shares);
    }
}
