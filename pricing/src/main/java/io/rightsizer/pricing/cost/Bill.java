package io.rightsizer.pricing.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// What all machines cost an hour, with what is paid for machines that are gone.
///
/// @param nodes those with a price, by cluster and name
/// @param stranded commitments no machine makes use of
/// @param unpriced nodes without a price in `currency`, and why
public record Bill(Currency currency, List<NodeBill> nodes, List<Stranded> stranded, List<Unpriced> unpriced) {

    public Bill {
        nodes = List.copyOf(nodes);
        stranded = List.copyOf(stranded);
        unpriced = List.copyOf(unpriced);
    }

    /// A node that costs something nobody knows, which is not nothing.
    public record Unpriced(PricedNode node, String reason) {}

    /// How much of a bill is known.
    ///
    /// @param oldest the day of the oldest price; absent where none is known
    public record Coverage(int priced, int nodes, Optional<LocalDate> oldest) {}

    /// What the nodes cost, the stranded commitments aside.
    public BigDecimal ofNodes() {
        return nodes.stream().map(NodeBill::effective).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What a commitment costs that no machine makes use of.
    public BigDecimal ofStranded() {
        return stranded.stream().map(Stranded::hourly).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// All that is paid in an hour.
    public BigDecimal hourly() {
        return ofNodes().add(ofStranded());
    }

    /// What is saved by `after` in an hour. What is committed is paid with machines or without, so a machine given
    /// up below the commitment saves nothing until that expires.
    public BigDecimal savingBy(Bill after) {
        if (!currency.equals(after.currency())) {
            throw new IllegalArgumentException(
                    "Bills in " + currency + " and " + after.currency() + " cannot be compared");
        }
        return hourly().subtract(after.hourly());
    }

    public Coverage coverage() {
        var oldest = nodes.stream()
                .flatMap(node -> PricedNodes.price(node.node()).stream())
                .map(price -> price.asOf())
                .min(LocalDate::compareTo);
        return new Coverage(nodes.size(), nodes.size() + unpriced.size(), oldest);
    }
}
