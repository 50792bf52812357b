package io.rightsizer.pricing.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Money by amount over many shares.
final class AveragePrices {

    private AveragePrices() {}

    static Optional<UnitPrices> of(Stream<CostShare> shares) {
        var all = shares.toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnitPrices(of(all, Resource.CPU), of(all, Resource.MEMORY)));
    }

    private static BigDecimal of(List<CostShare> shares, Resource resource) {
        var money = BigDecimal.ZERO;
        var amount = BigDecimal.ZERO;
        for (var share : shares) {
            if (share.resource() == resource) {
                money = money.add(share.effective());
                amount = amount.add(share.amount());
            }
        }
        return amount.signum() == 0 ? BigDecimal.ZERO : money.divide(amount, ExactSplit.SCALE, RoundingMode.HALF_EVEN);
    }
}
