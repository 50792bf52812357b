package io.rightsizer.pricing.cost;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/// What the buyer of the machines agreed with their providers.
///
/// @param discounts all that apply to a machine are taken off one after the other
/// @param commitments used up in this order, those to machines before those to an amount of money
public record Agreements(List<Discount> discounts, List<Commitment> commitments) {

    public static final Agreements NONE = new Agreements(List.of(), List.of());

    public Agreements {
        discounts = List.copyOf(discounts);
        commitments = List.copyOf(commitments);
    }

    /// The bill of an hour. A node priced in another currency is not in it: there is no rate here to turn it by.
    ///
    /// @param onDemand the list price of a machine bought on demand, which a spot machine is compared with
    /// @param today commitments that end before are over
    public Bill bill(List<PricedNode> nodes, Function<NodeKey, Priced> onDemand, Currency currency, LocalDate today) {
        return new Billing(this, onDemand, currency, today).of(nodes);
    }

    /// The bill of an hour where the price of a spot machine is not compared with any other.
    public Bill bill(List<PricedNode> nodes, Currency currency, LocalDate today) {
        return bill(nodes, key -> new Priced.Unknown("not asked for"), currency, today);
    }

    /// What a machine one could buy on demand costs after the discounts on it.
    ///
    /// @param pool the node pool it would join
    public BigDecimal onDemand(String provider, String pool, Price list) {
        var key = new NodeKey(provider, "", "", "", "", "", CapacityType.ON_DEMAND, pool);
        return discounts.stream()
                .filter(discount -> discount.appliesTo(key, list))
                .reduce(list.hourly(), (price, discount) -> discount.taken(price), (left, right) -> right);
    }

    static NodeKey boughtOnDemand(NodeKey key) {
        return new NodeKey(
                key.provider(),
                key.region(),
                key.zone(),
                key.instanceType(),
                key.arch(),
                key.os(),
                CapacityType.ON_DEMAND,
                key.pool());
    }
}
