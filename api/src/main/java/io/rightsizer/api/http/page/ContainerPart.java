package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.report.Amount;
import io.rightsizer.api.report.Explanation;
import io.rightsizer.api.report.Explanation.Fact;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.api.report.chart.Charted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final double WORTH_TELLING = 0.01;

    /// How a sentence begins that tells where an amount comes from or what held it.
    private static final Pattern FIXES = Pattern.compile("(CPU|Memory) (request|limit) \\d|This run ");

    /// An amount in each state.
    ///
    /// @param tone whether it goes `up`, `down` or stays the `same`
    public record AmountRow(String label, List<String> amounts, String tone) {}

    public String id() {
        return "container-" + number;
    }

    public Row row() {
        return Row.of(view, one);
    }

    public String type() {
        return one.container().type().label();
    }

    /// What it asks for against what it needed, and what this run does or what stopped it. The rule of each amount
    /// stands beside its chart, the whole way further below.
    public String headline() {
        var evidence = one.evidence();
        if (evidence == null) {
            return one.explanation();
        }
        return Stream.of(used(evidence), suffered(evidence), done())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String used(Evidence evidence) {
        var requests = one.container().current();
        return "Usage peaked at " + Charted.CPU.text(evidence.cpu().max()) + " CPU and "
                + Charted.MEMORY.text(evidence.memory().max()) + " of memory; a pod asks for "
                + asked(Amount.CPU_REQUEST, requests) + " and " + asked(Amount.MEMORY_REQUEST, requests) + ".";
    }

    private static String asked(Amount amount, Resources requests) {
        return amount.number(requests) == null ? "nothing" : amount.text(requests);
    }

    private static String suffered(Evidence evidence) {
        var kills = evidence.oomKills().count();
        var killed = kills == 0 ? "" : "It was OOM-killed " + (kills == 1 ? "once." : Spoken.count(kills) + " times.");
        var share =
                evidence.throttling().periods() == 0 ? 0 : evidence.throttling().share();
        var throttled =
                share < WORTH_TELLING ? "" : "It was throttled in " + Spoken.percent(share) + " of its CPU periods.";
        return (killed + " " + throttled).strip();
    }

    private String done() {
        return one.nextStep() == null
                ? Spoken.firstSentence(one.explanation())
                : deciding(one)
                        .filter(sentence -> sentence.startsWith("This run "))
                        .findFirst()
                        .orElse("");
    }

    /// Which rule fixed each amount; the whole way stands further below.
    static Stream<String> deciding(Recommendation one) {
        var evidence = one.evidence();
        return evidence == null || one.nextStep() == null
                ? Stream.of()
                : Stream.concat(evidence.reasoning().proposed().stream(), evidence.reasoning().changed().stream())
                        .filter(sentence -> FIXES.matcher(sentence).lookingAt());
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
                        columns().map(column -> amount.text(column.amounts())).toList(),
                        Shift.tone(
                                amount,
                                one.container().current(),
                                one.nextStep() == null ? one.recommended() : one.nextStep())))
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
        return names.isEmpty() ? List.of() : List.of(capital(String.join(", ", names)));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
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

    public boolean drawn() {
        return outline != null;
    }

    public List<ResourcePart> resources() {
        return Stream.of(Charted.values())
                .map(resource -> new ResourcePart(
                        id() + "-" + resource.name().toLowerCase(Locale.ROOT), resource, one, outline, whatIf))
                .toList();
    }

    public List<WhatIf.Answer> answers() {
        return outline == null || outline.cpu().isEmpty() || outline.memory().isEmpty()
                ? List.of()
                : whatIf.answers(outline);
    }
}
