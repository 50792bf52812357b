package io.rightsizer.api.report;

import io.rightsizer.pricing.Costs;
import io.rightsizer.pricing.cost.Bill.Coverage;
import io.rightsizer.pricing.packing.PoolChange;
import io.rightsizer.pricing.saving.ClusterSaving;
import io.rightsizer.pricing.saving.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What machines cost and what right-sizing saves of it, in the lines below a table. A month has 730 hours.
final class SavingLines {

    private final Costs costs;

    SavingLines(Costs costs) {
        this.costs = costs;
    }

    /// Empty where nothing is known of any machine.
    List<String> lines() {
        var coverage = costs.now().bill().coverage();
        if (coverage.nodes() == 0) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("machines: " + money(costs.now().bill().hourly()) + " a month; " + covered(coverage));
        if (coverage.priced() > 0) {
            var figures = costs.savings().total();
            lines.addAll(figures(figures));
            costs.savings().clusters().forEach(cluster -> lines.addAll(held(cluster)));
        }
        costs.quotas().forEach(quota -> quota.warning().ifPresent(warning -> lines.add("  ! " + warning)));
        return lines;
    }

    private static String covered(Coverage coverage) {
        return coverage.priced() + " of " + Spoken.plural(coverage.nodes(), "node") + " priced"
                + coverage.oldest().map(day -> ", the oldest price of " + day).orElse("");
    }

    private List<String> figures(Figures figures) {
        return List.of(
                line("paper", figures.paper(), "the difference of requests at what a freed core and GiB are worth"),
                line("packed", figures.packed(), "what the bill falls by as machines of today become empty" + idle()),
                line("reachable", figures.reachable(), "with machines chosen anew, spot for those who may" + gap()),
                line("bound", figures.bound(), "no choice of machines saves more"));
    }

    private String line(String name, BigDecimal hourly, String meaning) {
        var now = costs.now().bill().ofNodes();
        var part = now.signum() == 0 ? "" : " (" + percent(hourly, now) + ")";
        return "  " + TextTable.padRight(name, 10) + TextTable.padLeft(money(hourly), 10) + TextTable.padRight(part, 8)
                + " " + meaning;
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        return Math.round(100 * part.doubleValue() / whole.doubleValue()) + " %";
    }

    private String idle() {
        var idle = costs.savings().clusters().stream()
                .map(ClusterSaving::idle)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return idle.signum() > 0 ? ", " + money(idle) + " of it even without right-sizing" : "";
    }

    private String gap() {
        var price = costs.savings().now().subtract(costs.savings().total().reachable());
        var least = costs.savings().now().subtract(costs.savings().total().bound());
        return least.signum() <= 0
                ? ""
                : "; within " + Spoken.percent(price.doubleValue() / least.doubleValue() - 1) + " of the bound";
    }

    private static List<String> held(ClusterSaving cluster) {
        return cluster.packed().pools().stream()
                .filter(pool -> pool.nodesAfter() == pool.nodesBefore())
                .map(pool -> "  pool " + SafeText.of(pool.pool()) + " keeps its " + nodes(pool) + ": "
                        + pool.hold().sentence())
                .toList();
    }

    private static String nodes(PoolChange pool) {
        return pool.nodesAfter() == 1 ? "node" : pool.nodesAfter() + " nodes";
    }

    private String money(BigDecimal hourly) {
        return MonthlyCosts.spoken(
                hourly.multiply(MonthlyCosts.HOURS), costs.now().bill().currency());
    }
}
