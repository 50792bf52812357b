package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.AutoscalerTarget;
import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.config.Durations;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleFunction;
import picocli.CommandLine.Help.Ansi.Style;

/// Why one container got its numbers, in the order of the arithmetic: amounts, the usage that was seen, the rules that
/// made them of it, the guardrails that held them, how the rule did on the container's past, what is promised.
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
        var evidence = one.evidence();
        if (evidence != null) {
            lines.addAll(usage(evidence));
            lines.addAll(rules(evidence));
            lines.addAll(promised(evidence));
        }
        lines.addAll(codes());
        if (evidence != null) {
            lines.addAll(plots(evidence));
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

    /// The policy's sentences, those of the guardrails and the container's own record, numbered through.
    private List<String> rules(Evidence evidence) {
        var reasoning = evidence.reasoning();
        var number = new AtomicInteger(1);
        var lines =
                numbered("What policy " + SafeText.of(evidence.policy()) + " proposes", reasoning.proposed(), number);
        lines.addAll(numbered("What the guardrails made of it", reasoning.changed(), number));
        if (!reasoning.passed().isEmpty()) {
            lines.addAll(reasoning.changed().isEmpty() ? heading("What the guardrails made of it") : List.of());
            lines.addAll(wrapped(
                    "  Checked, and no reason to change anything: " + SafeText.of(String.join(", ", reasoning.passed()))
                            + ".",
                    5));
        }
        if (!reasoning.record().isEmpty()) {
            lines.addAll(numbered("How it did on its own past", List.of(reasoning.record() + caveat()), number));
        }
        return lines;
    }

    /// Whoever is killed at a limit never shows usage above it.
    private String caveat() {
        return one.codes().contains(Code.OOM_KILLED) ? " What it would have used without the kills is not known." : "";
    }

    private List<String> numbered(String title, List<String> sentences, AtomicInteger number) {
        var said = why();
        var lines = new ArrayList<String>();
        for (var sentence : sentences) {
            if (!said.contains(sentence)) {
                lines.addAll(wrapped("  " + number.getAndIncrement() + ". " + SafeText.of(sentence), 5));
            }
        }
        if (!lines.isEmpty()) {
            lines.addAll(0, heading(title));
        }
        return lines;
    }

    private List<String> promised(Evidence evidence) {
        var lines = new ArrayList<String>();
        promises(one, evidence).forEach(fact -> lines.addAll(fact(fact.name(), fact.value())));
        if (!lines.isEmpty()) {
            lines.addAll(0, heading("What goes with it"));
        }
        return lines;
    }

    /// What goes with the numbers: the risk, and the target of an autoscaler.
    public static List<Fact> promises(Recommendation one, Evidence evidence) {
        var facts = new ArrayList<Fact>();
        var stated = evidence.stated();
        if (stated != null && one.recommended() != null) {
            facts.add(new Fact(
                    "memory risk",
                    Spoken.percent(stated.memory())
                            + " of containers are expected to go above such a memory limit within a week"));
            facts.add(
                    new Fact(
                            "CPU risk",
                            Spoken.percent(stated.cpu())
                                    + " of the time, as a mean of all containers, usage is expected to be above such a CPU request"));
            facts.add(new Fact("tier", one.tier().label()));
        }
        var autoscaler = one.autoscaler();
        if (autoscaler != null) {
            facts.add(new Fact("autoscaler", target(autoscaler)));
        }
        return facts;
    }

    private static String target(AutoscalerTarget autoscaler) {
        var today = SafeText.of(autoscaler.autoscaler()) + " aims at " + autoscaler.percent() + " % of the "
                + autoscaler.resource().toUpperCase(Locale.ROOT) + " request";
        return today
                + (autoscaler.changes()
                        ? ", and must aim at " + autoscaler.nextPercent() + " % of the new one"
                        : "; the target stays");
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
        var lines = heading("What was seen, "
                + Spoken.moment(evidence.window().from()) + " to "
                + Spoken.moment(evidence.window().to()));
        data(evidence).forEach(fact -> lines.addAll(fact(fact.name(), fact.value())));
        lines.add(row("", List.of("p50", "p90", "p95", "p99", "max")));
        lines.add(row("CPU", quantiles(evidence.cpu(), Spoken::cores)));
        lines.add(row("memory", quantiles(evidence.memory(), Spoken::usedBytes)));
        suffered(evidence).forEach(fact -> lines.addAll(fact(fact.name(), fact.value())));
        return lines;
    }

    /// Something known of a container.
    public record Fact(String name, String value) {}

    /// How much of the window is known, and from what.
    public static List<Fact> data(Evidence evidence) {
        var coverage = evidence.coverage();
        return List.of(
                new Fact(
                        "pods",
                        Spoken.count(evidence.pods()) + ", seen over " + Durations.print(coverage.observed()) + " of "
                                + Durations.print(evidence.window().length()) + ", dead ones included"),
                new Fact(
                        "points",
                        "one each " + Durations.print(evidence.window().step()) + ", CPU as a rate over "
                                + Durations.print(evidence.rateWindow()) + ": "
                                + Spoken.count(evidence.cpu().count()) + " of CPU and "
                                + Spoken.count(evidence.memory().count()) + " of memory, from "
                                + Spoken.count(evidence.samples()) + " samples"),
                new Fact("gaps", gaps(coverage)));
    }

    /// What a container went through in the window.
    public static List<Fact> suffered(Evidence evidence) {
        return List.of(
                new Fact("peak minute", Spoken.cores(evidence.cpuBurst()) + " CPU, the highest one-minute rate"),
                new Fact("throttled", throttled(evidence)),
                new Fact(
                        "OOM kills",
                        Spoken.count(evidence.oomKills().count())
                                + (evidence.oomKills().lastTermination() ? ", one of them its last termination" : "")),
                new Fact("restarts", Spoken.count(evidence.restarts())));
    }

    private static String throttled(Evidence evidence) {
        return evidence.throttling().periods() == 0
                ? "unknown: no CPU periods seen, as without a CPU limit"
                : Spoken.percent(evidence.throttling().share()) + " of its CPU periods";
    }

    private static String gaps(Coverage coverage) {
        var missing = coverage.windowPoints() - coverage.knownPoints();
        return missing == 0
                ? "none"
                : "no pod was seen at " + Spoken.count(missing) + " of " + Spoken.count(coverage.windowPoints())
                        + " points (" + Spoken.percent(1 - coverage.share()) + ")";
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
