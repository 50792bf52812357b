package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.config.Durations;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import picocli.CommandLine.Help.Ansi.Style;

/// Why one container got its numbers: amounts, the rules that made them, the guardrails that held them, the usage
/// behind.
public final class Explanation {

    private static final int FACT = 14;

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
        lines.addAll(wrapped(subtitle(), 2));
        lines.addAll(reason());
        lines.add("");
        lines.addAll(amounts());
        if (one.evidence() != null) {
            lines.addAll(rules(one.evidence()));
        }
        lines.addAll(codes());
        if (one.evidence() != null) {
            lines.addAll(usage(one.evidence()));
            lines.addAll(plots(one.evidence()));
        }
        return lines;
    }

    private String subtitle() {
        var sign = Sign.of(one);
        var cluster = one.workload().cluster().isEmpty()
                ? ""
                : ", cluster " + SafeText.of(one.workload().cluster());
        return style.paint(sign.tone(), sign.symbol() + " " + one.verdict().label()) + ", "
                + one.container().type().label() + ", " + Spoken.plural(one.replicas(), "replica") + cluster;
    }

    private List<String> reason() {
        return why().isEmpty() ? List.of() : wrapped(SafeText.of(why()), 0);
    }

    /// What the rules do not say themselves; empty where they do.
    private String why() {
        return switch (one.verdict()) {
            case Verdict.Resize _ -> one.evidence() == null ? one.explanation() : "";
            case Verdict.TooLittleHistory _ -> Spoken.firstSentence(one.explanation());
            case Verdict.Keep(var why) -> why;
            case Verdict.NeedsReview(var why) -> why;
            case Verdict.Skipped(var why) -> why;
            case Verdict.Failed(var why) -> why;
        };
    }

    private List<String> amounts() {
        var columns = columns();
        var lines = new ArrayList<String>();
        lines.add(style.paint(
                Style.bold, cells("", columns.stream().map(State::title).toList())));
        for (var amount : Amount.values()) {
            lines.add(cells(
                    amount.label(),
                    columns.stream()
                            .map(column -> amount.text(column.amounts()))
                            .toList()));
        }
        if (one.nextStep() == null) {
            lines.add("  This run writes nothing.");
        }
        return lines;
    }

    private List<State> columns() {
        var columns = new ArrayList<>(List.of(new State("now", one.container().current())));
        var step = one.nextStep();
        var goal = one.recommended();
        if (step != null) {
            columns.add(new State(step.equals(goal) ? "new" : "this run", step));
        }
        if (goal != null && !goal.equals(step)) {
            columns.add(new State("recommended", goal));
        }
        return columns;
    }

    private record State(String title, Resources amounts) {}

    private static String cells(String name, List<String> cells) {
        var row = new StringBuilder("  ").append(TextTable.padRight(name, FACT));
        cells.forEach(cell -> row.append(TextTable.padLeft(cell, 13)));
        return row.toString();
    }

    private List<String> rules(Evidence evidence) {
        var lines = heading("Why, by policy " + SafeText.of(evidence.policy()));
        var said = why();
        var number = 1;
        for (var sentence : evidence.derivation()) {
            if (!said.contains(sentence)) {
                lines.addAll(wrapped("  " + number++ + ". " + SafeText.of(sentence), 5));
            }
        }
        return lines;
    }

    private List<String> codes() {
        if (one.codes().isEmpty()) {
            return List.of();
        }
        var lines = heading("Codes");
        for (var code : one.codes()) {
            lines.addAll(wrapped("  " + TextTable.padRight(code.name(), FACT) + "  " + code.meaning(), FACT + 4));
        }
        return lines;
    }

    private List<String> usage(Evidence evidence) {
        var lines = heading("Usage, every point of " + Spoken.plural(evidence.pods(), "pod"));
        lines.add(row("", List.of("p50", "p90", "p95", "p99", "max")));
        lines.add(row("CPU", quantiles(evidence.cpu(), Spoken::cores)));
        lines.add(row("memory", quantiles(evidence.memory(), Spoken::usedBytes)));
        lines.addAll(fact("peak minute", Spoken.cores(evidence.cpuBurst()) + " CPU, the highest one-minute rate"));
        lines.addAll(fact("throttled", throttled(evidence)));
        lines.addAll(fact(
                "OOM kills",
                Spoken.count(evidence.oomKills().count())
                        + (evidence.oomKills().lastTermination() ? ", one of them its last termination" : "")));
        lines.addAll(fact("restarts", Spoken.count(evidence.restarts())));
        lines.addAll(fact("data", data(evidence)));
        return lines;
    }

    private static String throttled(Evidence evidence) {
        return evidence.throttling().periods() == 0
                ? "unknown: no CPU periods seen, as without a CPU limit"
                : Spoken.percent(evidence.throttling().share()) + " of its CPU periods";
    }

    private static String data(Evidence evidence) {
        var coverage = evidence.coverage();
        return "seen over " + Durations.print(coverage.observed()) + " of "
                + Durations.print(evidence.window().length()) + "; " + Spoken.count(coverage.knownPoints()) + " of "
                + Spoken.count(coverage.windowPoints()) + " points ("
                + Spoken.percent(coverage.share()) + "), one each "
                + Durations.print(evidence.window().step()) + ", of "
                + Spoken.count(evidence.samples()) + " samples; CPU rate over "
                + Durations.print(evidence.rateWindow());
    }

    private List<String> fact(String name, String value) {
        return wrapped("  " + TextTable.padRight(name, FACT) + "  " + value, FACT + 4);
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
        var row = new StringBuilder("  ").append(TextTable.padRight(name, FACT - 4));
        cells.forEach(cell -> row.append(TextTable.padLeft(cell, 9)));
        return row.toString();
    }

    /// Both plots have the same width, so that the same moment stands above itself.
    private List<String> plots(Evidence evidence) {
        var cpu = new UnicodePlot(
                evidence.plot().cpu(), PlotLevels.of(one, Amount.CPU_REQUEST, Amount.CPU_LIMIT), Spoken::cores);
        var memory = new UnicodePlot(
                evidence.plot().memory(),
                PlotLevels.of(one, Amount.MEMORY_REQUEST, Amount.MEMORY_LIMIT),
                Spoken::bytes);
        var stretches = Math.min(cpu.stretches(style.columns()), memory.stretches(style.columns()));
        var time = new TimeAxis(evidence.window().from(), evidence.window().to());
        var lines = new ArrayList<String>();
        lines.addAll(plot("CPU, the highest of any pod (UTC)", cpu, stretches, time));
        lines.addAll(plot("Memory, the highest of any pod (UTC)", memory, stretches, time));
        return lines;
    }

    private List<String> plot(String title, UnicodePlot plot, int stretches, TimeAxis time) {
        if (plot.isEmpty()) {
            return List.of();
        }
        var lines = heading(title);
        lines.addAll(plot.lines(stretches, time, style));
        return lines;
    }

    private List<String> heading(String title) {
        return new ArrayList<>(List.of("", style.paint(Style.bold, title)));
    }

    private List<String> wrapped(String text, int indent) {
        return List.of(TextTable.wrap(text, style.columns(), indent));
    }
}
