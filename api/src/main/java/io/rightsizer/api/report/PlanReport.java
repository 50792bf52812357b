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
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.Style;

/// The machines behind the figures: which of today's remain, which others would do, and what a workload needs to run on
/// spot.
public final class PlanReport {

    private final Costs costs;

    private PlanReport(Costs costs) {
        this.costs = costs;
    }

    public static void write(Costs costs, TableStyle style, Writer out) throws IOException {
        for (var listing : listings(costs)) {
            out.write(style.paint(Style.bold, listing.title()) + "\n");
            out.write(listing.text(style) + "\n");
        }
        var templates = spotTemplates(costs);
        if (!templates.isEmpty()) {
            out.write(style.paint(Style.bold, "What a pod template needs to prefer spot") + "\n");
            for (var each : templates) {
                out.write("# " + each.name() + "\n" + each.preferred() + "\n");
            }
        }
    }

    /// Three for each cluster: what remains packed, what would do instead, who may run on spot.
    public static List<Listing<?>> listings(Costs costs) {
        var report = new PlanReport(costs);
        return costs.savings().clusters().stream()
                .flatMap(cluster ->
                        Stream.<Listing<?>>of(report.packed(cluster), report.planned(cluster), report.spot(cluster)))
                .toList();
    }

    /// One for each cluster: who may run on spot.
    public static List<Listing<?>> spotListings(Costs costs) {
        var report = new PlanReport(costs);
        return costs.savings().clusters().stream().<Listing<?>>map(report::spot).toList();
    }

    /// What a pod template needs to prefer spot, by the provider of the machines; empty where no plan uses spot.
    public static Set<SpotPlacing> spotTemplates(Costs costs) {
        return costs.savings().clusters().stream()
                        .noneMatch(cluster -> cluster.plan().spotShare() > 0)
                ? Set.of()
                : new PlanReport(costs).placings();
    }

    private static String named(ClusterSaving cluster) {
        return cluster.cluster().isEmpty() ? "" : " of " + SafeText.of(cluster.cluster());
    }

    private Listing<PoolChange> packed(ClusterSaving cluster) {
        return new Listing<>(
                "Machines" + named(cluster) + " that remain, packed",
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
    }

    private Listing<Purchase> planned(ClusterSaving cluster) {
        return new Listing<>(
                "Machines" + named(cluster) + " that would do instead, "
                        + Spoken.percent(cluster.plan().spotShare()) + " of their CPU spot, for "
                        + money(cluster.plan().hourly())
                        + " a month (spot at its price and what its interruptions cost)",
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
    }

    private Listing<Map.Entry<WorkloadId, SpotEligibility>> spot(ClusterSaving cluster) {
        var allowed = cluster.spot().values().stream()
                .filter(SpotEligibility::allowsSpot)
                .count();
        return new Listing<>(
                "On spot: " + allowed + " of " + Spoken.plural(cluster.spot().size(), "workload") + named(cluster),
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
