package io.rightsizer.api.report;

import io.rightsizer.pricing.cost.Bill.Coverage;
import io.rightsizer.pricing.packing.PoolChange;
import io.rightsizer.pricing.perpod.PerPod;
import io.rightsizer.pricing.perpod.PodSize;
import io.rightsizer.pricing.saving.ClusterSaving;
import io.rightsizer.pricing.saving.Costs;
import io.rightsizer.pricing.saving.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What machines cost and what right-sizing saves of it, in the lines below a table. A month has 730 hours.
public final class SavingReport {

    /// Of further lines where one is wrapped.
    static final int INDENT = 30;

    /// An amount of money with its name.
    public record Figure(String name, BigDecimal amount) {}

    public record Note(String subject, String text) {}

    private final Costs costs;

    private SavingReport(Costs costs) {
        this.costs = costs;
    }

    /// Wrapped to `width`. Empty where nothing is known of any machine.
    public static List<String> lines(Costs costs, int width) {
        return lines(costs).stream()
                .flatMap(line -> TextTable.wrap(line, width, INDENT).lines())
                .toList();
    }

    /// The four figures, for a month.
    public static List<Figure> figures(Costs costs) {
        var month = costs.savings().total().over(MonthlyCosts.HOURS);
        return List.of(
                new Figure("Saving on paper", month.paper()),
                new Figure("Saving packed on the machines of today", month.packed()),
                new Figure("Saving reachable with other machines", month.reachable()),
                new Figure("Bound: no plan saves more", month.bound()));
    }

    /// What the amounts of a workbook rest on.
    public static List<Note> notes(Run run, Costs costs) {
        var notes = new ArrayList<Note>();
        notes.add(new Note("Run", run.run().id()));
        notes.add(new Note("Prices", covered(costs.now().bill().coverage())));
        lines(costs).stream().skip(1).forEach(line -> notes.add(new Note("Savings", line.strip())));
        costs.now().notices().forEach(notice -> notes.add(new Note("Shares", notice)));
        return notes;
    }

    /// Empty where nothing is known of any machine.
    public static List<String> lines(Costs costs) {
        return new SavingReport(costs).lines();
    }

    /// Empty where nothing is known of any machine. Prices that are missing come with the reason.
    private List<String> lines() {
        var coverage = costs.now().bill().coverage();
        if (coverage.nodes() == 0) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("machines: " + money(costs.now().bill().hourly()) + " a month; " + covered(coverage));
        costs.now().bill().unpriced().stream()
                .map(one -> one.reason())
                .distinct()
                .limit(3)
                .forEach(reason -> lines.add("  no price: " + SafeText.of(reason)));
        if (costs.now().bill().ofStranded().signum() > 0) {
            lines.add("  of it " + money(costs.now().bill().ofStranded())
                    + " for commitments that no machine makes use of; no row bears it");
        }
        if (coverage.priced() > 0) {
            var figures = costs.savings().total();
            lines.addAll(figures(figures));
            costs.savings().clusters().forEach(cluster -> lines.addAll(held(cluster)));
            costs.savings().clusters().forEach(cluster -> cluster.notices()
                    .forEach(one -> lines.add("  " + SafeText.of(one))));
        }
        lines.addAll(perPod());
        costs.quotas().forEach(quota -> quota.warning().ifPresent(warning -> lines.add("  ! " + warning)));
        return lines;
    }

    /// What is billed by the pod, in the steps of its provider, by service.
    private List<String> perPod() {
        var lines = new ArrayList<String>();
        for (var service : PerPod.Service.values()) {
            var own = costs.perPod().stream()
                    .filter(one -> one.service() == service)
                    .toList();
            if (!own.isEmpty()) {
                lines.add(
                        "  " + Spoken.plural(own.stream().mapToInt(PerPod::pods).sum(), "pod") + " on "
                                + service.label() + ", in none of the figures: billed for " + billed(own, PerPod::now)
                                + ", after for " + billed(own, PerPod::after) + savedByPods(own));
            }
        }
        return lines;
    }

    private static String billed(List<PerPod> own, Function<PerPod, PodSize> size) {
        var millicores = 0L;
        var bytes = 0.0;
        for (var one : own) {
            if (size.apply(one) instanceof PodSize.Billed billed) {
                millicores += billed.cpu().millicores() * one.pods();
                bytes += (double) billed.memory().bytes() * one.pods();
            }
        }
        return Spoken.coreCount(millicores / 1000.0) + " vCPU and " + Spoken.bytes(bytes);
    }

    private String savedByPods(List<PerPod> own) {
        return own.stream().anyMatch(one -> one.saved().isEmpty())
                ? "; give pricing.podCpu and pricing.podMemory for what that saves"
                : ", which saves "
                        + money(own.stream()
                                .flatMap(one -> one.saved().stream())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        + " at once";
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
        var idle =
                costs.savings().clusters().stream().map(ClusterSaving::idle).reduce(BigDecimal.ZERO, BigDecimal::add);
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
