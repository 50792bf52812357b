package io.rightsizer.pricing.finance;

import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Price.Basis;
import io.rightsizer.pricing.cost.CostShare;
import io.rightsizer.pricing.cost.Resource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Adds up the shares of an origin's nodes by resource and bearer.
final class FocusPool {

    private static final int RATIO_SCALE = 12;

    private final Origin origin;
    private final BigDecimal contractedOfList;
    private final TreeSet<String> zones = new TreeSet<>();
    private final Map<Resource, SortedMap<Bearer, Sum>> sums = new EnumMap<>(Resource.class);
    private Basis weakest = Basis.CUSTOM;
    private LocalDate oldest = LocalDate.MAX;

    FocusPool(Origin origin, FocusSettings settings) {
        this.origin = origin;
        this.contractedOfList = BigDecimal.ONE.subtract(settings.negotiatedDiscount());
    }

    void add(CostShare share) {
        note(Origin.price(share.node()));
        zones.add(share.node().key().zone());
        sums.computeIfAbsent(share.resource(), _ -> new TreeMap<>())
                .computeIfAbsent(Bearer.of(share.payer()), _ -> new Sum())
                .add(share);
    }

    private void note(Price price) {
        weakest = price.basis().compareTo(weakest) > 0 ? price.basis() : weakest;
        oldest = price.asOf().isBefore(oldest) ? price.asOf() : oldest;
    }

    /// In the order of resources and bearers.
    List<FocusLine> lines(Function<Bearer, String> tags) {
        var lines = new ArrayList<FocusLine>();
        sums.forEach((resource, byBearer) -> {
            var effective = byBearer.values().stream().map(sum -> sum.effective).toList();
            var ratios = Spread.byWeight(BigDecimal.ONE, effective, RATIO_SCALE).iterator();
            byBearer.forEach((bearer, sum) -> lines.add(new FocusLine(
                    bearer,
                    resource,
                    sum.amount,
                    sum.list,
                    contracted(sum),
                    sum.effective,
                    ratios.next(),
                    null,
                    tags.apply(bearer))));
        });
        return lines;
    }

    /// Without a commitment what is paid is what was negotiated.
    private BigDecimal contracted(Sum sum) {
        return origin.commitment().isPresent() ? sum.list.multiply(contractedOfList) : sum.effective;
    }

    Origin origin() {
        return origin;
    }

    /// Empty where the nodes stand in several zones.
    String zone() {
        return zones.size() == 1 ? zones.first() : "";
    }

    Basis weakestBasis() {
        return weakest;
    }

    LocalDate oldestPrice() {
        return oldest;
    }

    private static final class Sum {

        private BigDecimal amount = BigDecimal.ZERO;
        private BigDecimal list = BigDecimal.ZERO;
        private BigDecimal effective = BigDecimal.ZERO;

        void add(CostShare share) {
            amount = amount.add(share.amount());
            list = list.add(share.list());
            effective = effective.add(share.effective());
        }
    }
}
