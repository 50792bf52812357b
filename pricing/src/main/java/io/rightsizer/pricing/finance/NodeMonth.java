package io.rightsizer.pricing.finance;

import io.rightsizer.pricing.cost.CostShare;
import io.rightsizer.pricing.cost.Payer;
import io.rightsizer.pricing.cost.PricedNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// What a node costs in a whole month at the rate of the last run, rounded so that nodes sum to the bill.
///
/// @param list at the on-demand list price
/// @param effective as it is paid
/// @param idle the part of `effective` that nobody bears
public record NodeMonth(PricedNode node, BigDecimal list, BigDecimal effective, BigDecimal idle) {

    private static final Comparator<NodeMonth> ORDER = Comparator.comparing(NodeMonth::effective)
            .reversed()
            .thenComparing(one -> one.node().node().cluster())
            .thenComparing(one -> one.node().node().name());

    /// Of every node with a known price, the dearest first.
    ///
    /// @throws FinanceInputException when a price cannot be converted
    public static List<NodeMonth> of(MonthCosts costs, SummarySettings settings) throws FinanceInputException {
        var exact = new LinkedHashMap<PricedNode, NodeMonth>();
        for (var share : costs.latest().shares()) {
            var price = Origin.price(share.node());
            var rate = settings.rates()
                    .rate(price.currency(), settings.currency(), costs.month().closing());
            exact.merge(share.node(), of(share, costs.month(), rate), NodeMonth::plus);
        }
        return rounded(exact.values().stream().sorted(ORDER).toList(), settings);
    }

    private static NodeMonth of(CostShare share, BillingMonth month, BigDecimal rate) {
        var effective = month.wholeMonth(share.effective()).multiply(rate);
        var isIdle = share.payer() instanceof Payer.Idle;
        return new NodeMonth(
                share.node(),
                month.wholeMonth(share.list()).multiply(rate),
                effective,
                isIdle ? effective : BigDecimal.ZERO);
    }

    private static List<NodeMonth> rounded(List<NodeMonth> exact, SummarySettings settings) {
        var digits = Math.max(0, settings.currency().getDefaultFractionDigits());
        var list = new Spread(digits);
        var effective = new Spread(digits);
        var idle = new Spread(digits);
        var rounded = new ArrayList<NodeMonth>();
        for (var one : exact) {
            rounded.add(
                    new NodeMonth(one.node, list.next(one.list), effective.next(one.effective), idle.next(one.idle)));
        }
        return rounded;
    }

    /// Between 0 and 1.
    public BigDecimal idleShare() {
        return effective.signum() == 0 ? BigDecimal.ZERO : idle.divide(effective, 4, RoundingMode.HALF_EVEN);
    }

    private NodeMonth plus(NodeMonth other) {
        return new NodeMonth(node, list.add(other.list), effective.add(other.effective), idle.add(other.idle));
    }
}
