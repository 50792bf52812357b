package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.usage.Band;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.report.Amount;
import io.rightsizer.api.report.Explanation;
import io.rightsizer.api.report.Explanation.Fact;
import io.rightsizer.api.report.PlotLine;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.api.report.chart.Charted;
import io.rightsizer.api.report.chart.DistributionChart;
import io.rightsizer.api.report.chart.SvgChart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A container on the page of its workload.
///
/// @param number its place on the page, from 0
/// @param outline absent where the run kept none
public record ContainerPart(
        int number,
        RunView view,
        Recommendation one,
        @Nullable Outline outline,
        WhatIf whatIf) {

    /// How a sentence begins that tells where an amount comes from or what held it.
    private static final Pattern FIXES = Pattern.compile("(CPU|Memory) (request|limit) \\d|This run ");

    /// An amount in each state.
    public record AmountRow(String label, List<String> amounts) {}

    public record Quantiles(String resource, List<String> amounts) {}

    public String id() {
        return "container-" + number;
    }

    public Row row() {
        return Row.of(view, one);
    }

    public String type() {
        return one.container().type().label();
    }

    /// Which rule fixed each amount, or what stopped it; the whole way stands further below.
    public List<String> headline() {
        var evidence = one.evidence();
        if (evidence == null || one.nextStep() == null) {
            return List.of(one.explanation());
        }
        var rules = Stream.concat(evidence.reasoning().proposed().stream(), evidence.reasoning().changed().stream())
                .filter(sentence -> FIXES.matcher(sentence).lookingAt())
                .toList();
        return rules.isEmpty() ? List.of(one.explanation()) : rules;
    }

    public Confidence confidence() {
        return Confidence.of(one);
    }

    /// Heads of the amounts: what is set, what this run writes, what is recommended.
    public List<String> states() {
        return columns().map(State::title).toList();
    }

    public List<AmountRow> amounts() {
        return Stream.of(Amount.values())
                .map(amount -> new AmountRow(
                        amount.label(),
                        columns().map(column -> amount.text(column.amounts())).toList()))
                .toList();
    }

    private record State(String title, Resources amounts) {}

    private Stream<State> columns() {
        var columns = new ArrayList<>(List.of(new State("now", one.container().current())));
        var step = one.nextStep();
        var goal = one.recommended();
        if (step != null) {
            columns.add(new State(step.equals(goal) ? "new" : "this run", step));
        }
        if (goal != null && !goal.equals(step)) {
            columns.add(new State("recommended", goal));
        }
        return columns.stream();
    }

    public boolean writes() {
        return one.nextStep() != null;
    }

    public boolean known() {
        return one.evidence() != null;
    }

    /// The sentences in the order of the arithmetic, one list a step.
    public List<Step> steps() {
        var evidence = one.evidence();
        if (evidence == null) {
            return List.of();
        }
        var reasoning = evidence.reasoning();
        return Stream.of(
                        new Step("What policy " + evidence.policy() + " proposes", reasoning.proposed()),
                        new Step("What the guardrails made of it", reasoning.changed()),
                        new Step("Checked, and no reason to change anything", passed(reasoning.passed())),
                        new Step(
                                "How it did on its own past",
                                reasoning.record().isEmpty() ? List.of() : List.of(reasoning.record())))
                .filter(step -> !step.sentences().isEmpty())
                .toList();
    }

    public record Step(String title, List<String> sentences) {}

    private static List<String> passed(List<String> names) {
        return names.isEmpty() ? List.of() : List.of(String.join(", ", names));
    }

    public List<Fact> facts() {
        var evidence = one.evidence();
        if (evidence == null) {
            return List.of();
        }
        return Stream.of(
                        Explanation.data(evidence), Explanation.suffered(evidence), Explanation.promises(one, evidence))
                .flatMap(List::stream)
                .toList();
    }

    public List<Quantiles> quantiles() {
        Evidence evidence = one.evidence();
        return evidence == null
                ? List.of()
                : List.of(
                        quantiles("CPU", evidence.cpu(), Spoken::cores),
                        quantiles("Memory", evidence.memory(), Spoken::bytes));
    }

    private static Quantiles quantiles(String resource, Distribution of, DoubleFunction<String> text) {
        return new Quantiles(
                resource,
                Stream.of(of.p50(), of.p90(), of.p95(), of.p99(), of.max())
                        .map(text::apply)
                        .toList());
    }

    public boolean drawn() {
        return outline != null;
    }

    /// Inline SVG, safe as it is.
    public String cpuChart() {
        return chart(Charted.CPU, "cpu");
    }

    public String memoryChart() {
        return chart(Charted.MEMORY, "memory");
    }

    public String cpuTable() {
        return outline == null ? "" : SvgChart.table(Charted.CPU, outline);
    }

    public String memoryTable() {
        return outline == null ? "" : SvgChart.table(Charted.MEMORY, outline);
    }

    private String chart(Charted resource, String name) {
        return outline == null ? "" : SvgChart.svg(id() + "-" + name, resource, outline, lines(resource));
    }

    public String cpuSpread() {
        return spread(Charted.CPU, "cpu");
    }

    public String memorySpread() {
        return spread(Charted.MEMORY, "memory");
    }

    private String spread(Charted resource, String name) {
        if (outline == null || resource.of(outline).isEmpty()) {
            return "";
        }
        var lines = new ArrayList<>(lines(resource));
        if (whatIf.asked()) {
            lines.add(whatIf.line(resource, outline));
        }
        return DistributionChart.svg(
                id() + "-" + name + "-spread", resource, outline, lines, whatIf.percentile(resource));
    }

    private List<PlotLine> lines(Charted resource) {
        return resource == Charted.CPU ? PlotLine.cpu(one) : PlotLine.memory(one);
    }

    /// How much usage the request of now and the recommended one cover; empty where that is not known.
    public List<String> covered() {
        if (outline == null) {
            return List.of();
        }
        var goal = one.recommended() == null ? Resources.NONE : one.recommended();
        return Stream.of(
                        covered("CPU request", Amount.CPU_REQUEST, outline.cpu(), goal),
                        covered("memory request", Amount.MEMORY_REQUEST, outline.memory(), goal))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> covered(String name, Amount amount, Band band, Resources goal) {
        var sentences = new ArrayList<String>();
        addCovered(
                sentences,
                "The " + name + " of now",
                amount,
                band,
                one.container().current());
        addCovered(sentences, "The recommended " + name, amount, band, goal);
        return sentences;
    }

    private static void addCovered(List<String> sentences, String name, Amount amount, Band band, Resources resources) {
        var number = amount.number(resources);
        if (number != null && !band.isEmpty()) {
            sentences.add(name + ", " + amount.text(resources) + ", is above "
                    + Spoken.percent(1 - band.sketch().shareAbove(number)) + " of all points.");
        }
    }

    public List<WhatIf.Answer> answers() {
        return outline == null || outline.cpu().isEmpty() || outline.memory().isEmpty()
                ? List.of()
                : whatIf.answers(outline);
    }
}
