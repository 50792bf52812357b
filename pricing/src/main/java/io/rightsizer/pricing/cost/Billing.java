package io.rightsizer.pricing.cost;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.cost.Bill.Unpriced;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/// Makes a bill: list prices, discounts off, commitments used up by what is bought on demand. Within what a commitment
/// covers, nodes are covered by cluster and name; which one it is moves money between nodes, not the sum.
final class Billing {

    private final Agreements agreements;
    private final Function<NodeKey, Priced> onDemand;
    private final Currency currency;
    private final LocalDate today;

    private final List<Line> lines = new ArrayList<>();
    private final List<Unpriced> unpriced = new ArrayList<>();
    private final List<Stranded> stranded = new ArrayList<>();

    Billing(Agreements agreements, Function<NodeKey, Priced> onDemand, Currency currency, LocalDate today) {
        this.agreements = agreements;
        this.onDemand = onDemand;
        this.currency = currency;
        this.today = today;
    }

    Bill of(List<PricedNode> nodes) {
        PricedNodes.inOrder(nodes).forEach(this::add);
        var running = agreements.commitments().stream()
                .filter(commitment -> !commitment.until().isBefore(today))
                .toList();
        running.forEach(commitment -> {
            if (commitment instanceof Commitment.Machines machines) {
                use(machines);
            }
        });
        running.forEach(commitment -> {
            if (commitment instanceof Commitment.Spend spend) {
                use(spend);
            }
        });
        return new Bill(currency, lines.stream().map(Line::bill).toList(), stranded, unpriced);
    }

    private void add(PricedNode node) {
        switch (node.price()) {
            case Priced.Unknown(var reason) -> unpriced.add(new Unpriced(node, reason));
            case Priced.Known(var price)
            when !price.currency().equals(currency) ->
                unpriced.add(new Unpriced(
                        node,
                        "priced in " + price.currency() + " while the bill is in " + currency
                                + ": give a rate between them"));
            case Priced.Known(var price) -> lines.add(new Line(node, list(node, price), discounted(node, price)));
        }
    }

    private BigDecimal list(PricedNode node, Price price) {
        return node.key().capacityType() == CapacityType.SPOT
                        && onDemand.apply(Agreements.boughtOnDemand(node.key())) instanceof Priced.Known(var dearer)
                        && dearer.currency().equals(currency)
                ? dearer.hourly()
                : price.hourly();
    }

    private BigDecimal discounted(PricedNode node, Price price) {
        var hourly = price.hourly();
        for (var discount : agreements.discounts()) {
            if (discount.appliesTo(node.key(), price)) {
                hourly = rounded(discount.taken(hourly));
            }
        }
        return hourly;
    }

    private void use(Commitment.Machines machines) {
        var left = machines.count();
        for (var line : lines) {
            if (left > 0 && line.isOpenTo(machines)) {
                line.pay(machines.hourly());
                left--;
            }
        }
        strand(machines, machines.hourly().multiply(BigDecimal.valueOf(left)));
    }

    private void use(Commitment.Spend spend) {
        var left = spend.hourly();
        for (var line : lines) {
            if (left.signum() > 0 && line.isOpenTo(spend)) {
                left = left.subtract(line.payBy(spend, left));
            }
        }
        strand(spend, left);
    }

    private void strand(Commitment commitment, BigDecimal hourly) {
        if (hourly.signum() > 0) {
            stranded.add(new Stranded(commitment, hourly));
        }
    }

    private static BigDecimal rounded(BigDecimal money) {
        return money.setScale(ExactSplit.SCALE, RoundingMode.HALF_EVEN);
    }

    private static final class Line {

        private final PricedNode node;
        private final BigDecimal list;
        private BigDecimal effective;
        private boolean covered;

        Line(PricedNode node, BigDecimal list, BigDecimal effective) {
            this.node = node;
            this.list = list;
            this.effective = effective;
        }

        boolean isOpenTo(Commitment commitment) {
            return !covered && commitment.covers(node.key());
        }

        void pay(BigDecimal hourly) {
            effective = hourly;
            covered = true;
        }

        /// Covers the machine, or the part of it that `left` still buys; the rest is paid as before.
        ///
        /// @return what of `left` is used
        BigDecimal payBy(Commitment.Spend spend, BigDecimal left) {
            var reduced = rounded(new Discount("", "", spend.percent(), false).taken(effective));
            if (reduced.compareTo(left) <= 0) {
                pay(reduced);
                return reduced;
            }
            var part = left.divide(reduced, MathContext.DECIMAL128);
            pay(rounded(left.add(effective.multiply(BigDecimal.ONE.subtract(part)))));
            return left;
        }

        NodeBill bill() {
            return new NodeBill(node, list, effective);
        }
    }
}
