package io.rightsizer.api.history;

import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.cost.Bill;
import io.rightsizer.pricing.cost.PricedNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a run took machines of a kind to cost.
///
/// @param capacityType `on_demand`, `spot`, or what else the pricing module tells apart, in lower case
/// @param nodes how many there were
/// @param quote absent where no price is known
/// @param source where the price was read; why there is none
public record UsedPrice(
        String provider,
        String region,
        String instanceType,
        String capacityType,
        int nodes,
        @Nullable Quote quote,
        String source) {

    /// @param hourly exact
    /// @param basis how it is known, as in [io.rightsizer.pricing.Price.Basis]
    /// @param asOf a day
    public record Quote(BigDecimal hourly, String currency, String basis, String asOf) {}

    static List<UsedPrice> of(Bill bill) {
        var counts = new LinkedHashMap<UsedPrice, Integer>();
        bill.nodes().forEach(node -> counts.merge(of(node.node()), 1, Integer::sum));
        bill.unpriced().forEach(one -> counts.merge(unknown(one.node().key(), one.reason()), 1, Integer::sum));
        var prices = new ArrayList<UsedPrice>();
        counts.forEach((price, nodes) -> prices.add(price.times(nodes)));
        return prices;
    }

    private static UsedPrice of(PricedNode node) {
        return switch (node.price()) {
            case Priced.Known(var price) ->
                of(
                        node.key(),
                        new Quote(
                                price.hourly(),
                                price.currency().getCurrencyCode(),
                                price.basis().name(),
                                price.asOf().toString()),
                        price.source());
            case Priced.Unknown(var reason) -> unknown(node.key(), reason);
        };
    }

    private static UsedPrice unknown(NodeKey key, String reason) {
        return of(key, null, reason);
    }

    private static UsedPrice of(NodeKey key, @Nullable Quote quote, String source) {
        return new UsedPrice(
                key.provider(),
                key.region(),
                key.instanceType(),
                key.capacityType().name().toLowerCase(Locale.ROOT),
                0,
                quote,
                source);
    }

    private UsedPrice times(int count) {
        return new UsedPrice(provider, region, instanceType, capacityType, count, quote, source);
    }
}
