package io.rightsizer.pricing.finance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An outlook in parts that sum to it exactly.
final class OutlookParts {

    private final Iterator<Outlook> parts;

    private OutlookParts(List<Outlook> parts) {
        this.parts = parts.iterator();
    }

    static OutlookParts of(Outlook whole, List<BigDecimal> weights, int scale) {
        var requested = split(whole.requested(), weights, scale);
        var after = Spread.byWeight(whole.after(), weights, scale);
        var low = Spread.byWeight(whole.savingsLow(), weights, scale);
        var high = Spread.byWeight(whole.savingsHigh(), weights, scale);
        var parts = new ArrayList<Outlook>();
        for (var index = 0; index < weights.size(); index++) {
            parts.add(new Outlook(requested.get(index), after.get(index), low.get(index), high.get(index)));
        }
        return new OutlookParts(parts);
    }

    private static List<@Nullable BigDecimal> split(@Nullable BigDecimal total, List<BigDecimal> weights, int scale) {
        return total == null
                ? Collections.<@Nullable BigDecimal>nCopies(weights.size(), null)
                : new ArrayList<@Nullable BigDecimal>(Spread.byWeight(total, weights, scale));
    }

    Outlook next() {
        return parts.next();
    }
}
