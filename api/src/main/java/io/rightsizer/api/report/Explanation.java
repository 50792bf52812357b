package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.config.Durations;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/// Why one container got its numbers: amounts, the rules that made them, the guardrails that held them, the
/// usage behind.
public final class Explanation {

    private final Recommendation one;
    private final TableStyle style;

    private Explanation(Recommendation one, TableStyle style) {
        this.one = one;
        this.style = style;
    }

    /// Writes the explanation and leaves `out` open.
    public static void write(Recommendation recommendation, Writer out, TableStyle style) throws IOException {
        for (var line : new Explanation(recommendation, style).lines()) {
            out.write(line + "\n");
        }
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(style.paint(
                Style.bold, SafeText.of(one.workload() + "/" + one.container().name())));
        lines.addAll(wrapped(subtitle()));
        lines.addAll(wrapped(one.verdict().label() + ": " + SafeText.of(one.explanation())));
        lines.addAll(amounts());
        lines.addAll(codes());
        if (one.evidence() != null) {
            lines.addAll(rules(one.evidence()));
            lines.addAll(usage(one.evidence()));
            lines.addAll(plots(one.evidence()));
        }
        return lines;
    }

    private String subtitle() {
        var cluster = one.workload().cluster().isEmpty()
                ? ""
                : ", cluster " + SafeText.of(one.workload().cluster());
        return one.container().type().label() + ", " + Spoken.plural(one.replicas(), "replica") + cluster;
    }

    private List<String> amounts() {
        var lines = heading("Amounts");
        lines.add("  " + cells("", "now", "recommended", one.nextStep() == null ? "" : "next step"));
        lines.add(amount("CPU request", from -> Spoken.cpu(from.requests().cpu())));
        lines.add(amount("CPU limit", from -> Spoken.cpu(from.limits().cpu())));
        lines.add(amount("memory request", from -> Spoken.memory(from.requests().memory())));
        lines.add(amount("memory limit", from -> Spoken.memory(from.limits().memory())));
        if (one.nextStep() == null) {
            lines.add("  nothing is written in this run");
        }
        return lines;
    }

    private String amount(String name, Function<Resources, String> amount) {
        Function<@Nullable Resources, String> cell = from -> from == null ? "" : amount.apply(from);
        return "  "
                + cells(
                        name,
                        cell.apply(one.container().current()),
                        cell.apply(one.recommended()),
                        cell.apply(one.nextStep()));
    }

    private static String cells(String name, String now, String recommended, String next) {
        return (TextTable.padRight(name, 14)
                        + TextTable.padLeft(now, 13)
                        + TextTable.padLeft(recommended, 14)
                        + TextTable.padLeft(next, 13))
                .stripTrailing();
    }

    private List<String> codes() {
        if (one.codes().isEmpty()) {
            return List.of();
        }
        var lines = heading("Held or marked by");
        one.codes().forEach(code -> lines.addAll(wrapped("  " + code + ": " + code.meaning())));
        return lines;
    }

    private List<String> rules(Evidence evidence) {
        var lines = heading("Rules, policy " + SafeText.of(evidence.policy()));
        for (int index = 0; index < evidence.derivation().size(); index++) {
            var sentence = SafeText.of(evidence.derivation().get(index));
            lines.addAll(wrapped("  " + (index + 1) + ". " + sentence));
        }
        return lines;
    }

    private List<String> usage(Evidence evidence) {
        var lines = heading("Usage, pooled over " + Spoken.plural(evidence.pods(), "pod"));
        lines.add(row("", List.of("p50", "p90", "p95", "p99", "max")));
        lines.add(row("CPU", quantiles(evidence.cpu(), Spoken::cores)));
        lines.add(row("memory", quantiles(evidence.memory(), Spoken::bytes)));
        lines.addAll(wrapped("  highest one-minute CPU rate " + Spoken.cores(evidence.cpuBurst()) + "; throttled in "
                + Spoken.percent(evidence.throttling().share()) + " of its CPU periods; "
                + Spoken.plural(evidence.oomKills().count(), "OOM kill")
                + (evidence.oomKills().lastTermination() ? ", one of them its last termination" : "") + "; "
                + Spoken.plural(evidence.restarts(), "restart")));
        lines.addAll(wrapped("  data for " + Spoken.percent(evidence.coverage().share()) + " of "
                + Durations.print(evidence.window().length()) + ": seen over "
                + Durations.print(evidence.coverage().observed()) + ", "
                + evidence.coverage().knownPoints() + " of "
                + evidence.coverage().windowPoints() + " points at "
                + Durations.print(evidence.window().step()) + ", "
                + evidence.samples() + " samples, CPU rate over " + Durations.print(evidence.rateWindow())));
        return lines;
    }

    private static List<String> quantiles(Distribution of, DoubleFunction<String> amount) {
        return List.of(
                amount.apply(of.p50()),
                amount.apply(of.p90()),
                amount.apply(of.p95()),
                amount.apply(of.p99()),
                amount.apply(of.max()));
    }

    private static String row(String name, List<String> cells) {
        var row = new StringBuilder("  ").append(TextTable.padRight(name, 8));
        cells.forEach(cell -> row.append(TextTable.padLeft(cell, 9)));
        return row.toString();
    }

    private List<String> plots(Evidence evidence) {
        var lines = new ArrayList<String>();
        var cpu = new UnicodePlot(evidence.plot().cpu(), levels(Explanation::cores), Spoken::cores, style.columns());
        var memory =
                new UnicodePlot(evidence.plot().memory(), levels(Explanation::bytes), Spoken::bytes, style.columns());
        lines.addAll(plot("CPU, the highest of any pod", cpu, evidence));
        lines.addAll(plot("Memory, the highest of any pod", memory, evidence));
        return lines;
    }

    private List<String> plot(String title, UnicodePlot plot, Evidence evidence) {
        var drawn = plot.lines();
        if (drawn.isEmpty()) {
            return List.of();
        }
        var lines = heading(title);
        lines.addAll(drawn);
        lines.add("         " + Spoken.moment(evidence.window().from()) + " to "
                + Spoken.moment(evidence.window().to()));
        return lines;
    }

    private List<UnicodePlot.Level> levels(Function<ResourceAmounts, @Nullable Double> amount) {
        var levels = new ArrayList<UnicodePlot.Level>();
        var now = one.container().current();
        add(levels, "limit now", amount.apply(now.limits()), '┄');
        add(levels, "request now", amount.apply(now.requests()), '╌');
        if (one.recommended() != null) {
            add(levels, "new limit", amount.apply(one.recommended().limits()), '━');
            add(levels, "new request", amount.apply(one.recommended().requests()), '─');
        }
        return levels;
    }

    private static void add(List<UnicodePlot.Level> levels, String name, @Nullable Double value, char stroke) {
        if (value != null) {
            levels.add(new UnicodePlot.Level(name, value, stroke));
        }
    }

    private static @Nullable Double cores(ResourceAmounts amounts) {
        Cpu cpu = amounts.cpu();
        return cpu == null ? null : cpu.cores();
    }

    private static @Nullable Double bytes(ResourceAmounts amounts) {
        Memory memory = amounts.memory();
        return memory == null ? null : (double) memory.bytes();
    }

    private List<String> heading(String title) {
        return new ArrayList<>(List.of("", style.paint(Style.bold, title)));
    }

    private List<String> wrapped(String text) {
        return List.of(TextTable.wrap(text, style.columns()));
    }
}
