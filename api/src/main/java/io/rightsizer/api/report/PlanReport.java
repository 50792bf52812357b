package io.rightsizer.api.report;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.cost.PricedNode;
import io.rightsizer.pricing.node.NodeKeys;
import io.rightsizer.pricing.packing.NodePlan.Purchase;
import io.rightsizer.pricing.packing.PoolChange;
import io.rightsizer.pricing.saving.ClusterSaving;
import io.rightsizer.pricing.saving.Costs;
import io.rightsizer.pricing.spot.SpotEligibility;
import io.rightsizer.pricing.spot.SpotPlacing;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Help.Ansi.Style;

/// The machines behind the figures: which of today's remain, which others would do, and what a workload needs to run on
/// spot.
public final class PlanReport {

    private final Costs costs;
    private final TableStyle style;
    private final Writer out;

    private PlanReport(Costs costs, TableStyle style, Writer out) {
        this.costs = costs;
        this.style = style;
        this.out = out;
    }

    public static void write(Costs costs, TableStyle style, Writer out) throws IOException {
        var report = new PlanReport(costs, style, out);
        for (var cluster : costs.savings().clusters()) {
            report.write(cluster);
        }
        report.placing();
    }

    private void write(ClusterSaving cluster) throws IOException {
        var named = cluster.cluster().isEmpty() ? "" : " of " + SafeText.of(cluster.cluster());
        title("Machines" + named + " that remain, packed");
        table(
                List.of(
                        Column.of("POOL", PoolChange::pool),
                        Column.<PoolChange>of("NODES", pool -> change(pool.nodesBefore(), pool.nodesAfter()))
                                .rightAlign(),
                        Column.<PoolChange>of(
                                        "A MONTH",
                                        pool -> money(pool.hourlyBefore()) + " → " + money(pool.hourlyAfter()))
                                .rightAlign(),
                        Column.<PoolChange>of(
                                        "WHY NOT FEWER", pool -> pool.hold().sentence())
                                .cutting(Cut.END, 24)),
                cluster.packed().pools());
        title("Machines" + named + " that would do instead, "
                + Spoken.percent(cluster.plan().spotShare()) + " of their CPU spot, for "
                + money(cluster.plan().hourly()) + " a month (spot at its price and what its interruptions cost)");
        table(
                List.of(
                        Column.of("FOR", Purchase::pool),
                        Column.of("TYPE", Purchase::type),
                        Column.<Purchase>of("BOUGHT", one -> bought(one.capacityType())),
                        Column.<Purchase>of("NODES", one -> Integer.toString(one.count()))
                                .rightAlign(),
                        Column.<Purchase>of("EACH A MONTH", one -> money(one.hourlyEach()))
                                .rightAlign(),
                        Column.<Purchase>of("A MONTH", one -> money(one.hourly()))
                                .rightAlign()),
                cluster.plan().purchases());
        var allowed = cluster.spot().values().stream()
                .filter(SpotEligibility::allowsSpot)
                .count();
        title("On spot: " + allowed + " of " + Spoken.plural(cluster.spot().size(), "workload") + named);
        table(
                List.of(
                        Column.<Map.Entry<WorkloadId, SpotEligibility>>of(
                                "WORKLOAD", one -> one.getKey().toString()),
                        Column.<Map.Entry<WorkloadId, SpotEligibility>>of(
                                "SPOT", one -> one.getValue().allowsSpot() ? "may" : "no"),
                        Column.<Map.Entry<WorkloadId, SpotEligibility>>of("WHY", one -> why(one.getValue()))
                                .cutting(Cut.END, 24)),
                List.copyOf(cluster.spot().entrySet()));
    }

    private static String why(SpotEligibility spot) {
        return switch (spot) {
            case SpotEligibility.Eligible _ -> "others do its work when a pod is lost";
            case SpotEligibility.NotEligible no -> String.join("; ", no.reasons());
            case SpotEligibility.Overridden owners -> owners.by();
        };
    }

    /// What a pod template needs, by the provider of the machines.
    private void placing() throws IOException {
        if (costs.savings().clusters().stream()
                .noneMatch(cluster -> cluster.plan().spotShare() > 0)) {
            return;
        }
        title("What a pod template needs to prefer spot");
        for (var each : placings()) {
            out.write("# " + each.name() + "\n" + each.preferred() + "\n");
        }
    }

    /// Of those that run its machines; all where nothing tells.
    private Set<SpotPlacing> placings() {
        var found = EnumSet.noneOf(SpotPlacing.class);
        costs.now().bill().nodes().forEach(bill -> placing(bill.node()).ifPresent(found::add));
        return found.isEmpty() ? EnumSet.allOf(SpotPlacing.class) : found;
    }

    private static Optional<SpotPlacing> placing(PricedNode node) {
        if (NodeKeys.isKarpenters(node.node())) {
            return Optional.of(SpotPlacing.KARPENTER);
        }
        return switch (node.key().provider()) {
            case "aws" -> Optional.of(SpotPlacing.EKS);
            case "azure" -> Optional.of(SpotPlacing.AKS);
            case "gcp" -> Optional.of(SpotPlacing.GKE);
            default -> Optional.empty();
        };
    }

    private void title(String text) throws IOException {
        out.write(style.paint(Style.bold, text) + "\n");
    }

    private <R> void table(List<Column<R>> columns, List<R> rows) throws IOException {
        out.write(new TextTable<>(columns, _ -> Style.reset, style).render(rows));
        out.write("\n");
    }

    private static String change(int before, int after) {
        return before == after ? Integer.toString(before) : before + " → " + after;
    }

    private static String bought(CapacityType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String money(BigDecimal hourly) {
        return MonthlyCosts.spoken(hourly.multiply(MonthlyCosts.HOURS), currency());
    }

    private Currency currency() {
        return costs.now().bill().currency();
    }
}
