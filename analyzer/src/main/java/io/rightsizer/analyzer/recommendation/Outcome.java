package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Resources;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes the recommendation once the verdict is known: codes, derivation and explanation.
record Outcome(Subject subject, Proposal proposal) {

    Recommendation resize(Step step) {
        return recommendation(
                new Verdict.Resize(),
                Ask.resources(step.cpu(), step.memory()),
                step.codes(),
                String.join(" ", explanation(step)),
                step,
                step.autoscaler());
    }

    Recommendation keep(Step step) {
        var same = step.cpu().equals(subject.cpuToday()) && step.memory().equals(subject.memoryToday());
        var codes = EnumSet.noneOf(Code.class);
        codes.addAll(step.codes());
        if (!same) {
            codes.add(Code.SMALL_CHANGE);
        }
        var change = same ? "Nothing changes" : "The change is too small to be worth a rollout";
        var why = String.join(
                " ",
                Stream.concat(step.sentences().stream(), Stream.of(change + ": " + today() + " stay."))
                        .toList());
        return recommendation(new Verdict.Keep(why), null, codes, why, step, unchanged(step.autoscaler()));
    }

    Recommendation notDeclared(Step step) {
        var why = "Usually injected by a webhook: set the size where the injection is configured,"
                + " not in this workload's manifest.";
        return recommendation(
                new Verdict.NeedsReview(why), null, step.codes(), why + " " + policyWouldSet(), step, null);
    }

    Recommendation suspectedTypo(String why) {
        return recommendation(
                new Verdict.NeedsReview(why),
                null,
                Set.of(Code.SUSPECTED_TYPO),
                why + " " + policyWouldSet(),
                stopped(why),
                null);
    }

    Recommendation tooLittleHistory(HistoryCheck missing) {
        return recommendation(
                new Verdict.TooLittleHistory(subject.evidence().coverage()),
                null,
                Set.of(missing.code()),
                missing.why() + " Nothing is changed yet. " + policyWouldSet(),
                stopped(missing.why()),
                null);
    }

    private Recommendation recommendation(
            Verdict verdict,
            @Nullable Resources nextStep,
            Set<Code> codes,
            String explanation,
            Step step,
            @Nullable AutoscalerTarget autoscaler) {
        return new Recommendation(
                subject.workload().id(),
                subject.workload().replicas(),
                subject.container(),
                proposal.isEmpty() ? null : proposal.resources(),
                nextStep,
                verdict,
                Stream.concat(codes.stream(), facts()).distinct().sorted().toList(),
                explanation.strip(),
                subject.evidence().reasoned(proposal.derivation(), changed(step), step.passed()),
                subject.workload().demands().tier(),
                autoscaler);
    }

    private static @Nullable AutoscalerTarget unchanged(@Nullable AutoscalerTarget target) {
        return target == null ? null : target.withNext(target.percent());
    }

    /// The codes that say something about the container whatever the verdict.
    private Stream<Code> facts() {
        var held = NeverLower.ALL.stream()
                .filter(guardrail -> guardrail.applies().test(subject))
                .map(NeverLower::code);
        return Stream.of(held, proposal.codes().stream(), subject.facts().stream())
                .flatMap(codes -> codes);
    }

    /// Nothing came after `why`.
    private static Step stopped(String why) {
        return new Step(new Ask<>(null, null), new Ask<>(null, null), Set.of(), List.of(why));
    }

    private List<String> changed(Step step) {
        var advice = ReplicaAdvice.of(subject).map(ReplicaAdvice::sentence).stream();
        return Stream.concat(step.sentences().stream(), advice).toList();
    }

    private List<String> explanation(Step step) {
        return Stream.of(
                        proposal.derivation().stream(),
                        subject.evidence().reasoning().records(),
                        step.sentences().stream())
                .flatMap(sentences -> sentences)
                .toList();
    }

    private String today() {
        return "CPU " + Wording.of(subject.cpuToday()) + " and memory " + Wording.of(subject.memoryToday());
    }

    private String policyWouldSet() {
        return proposal.isEmpty() ? "" : "The policy would set: " + String.join(" ", proposal.derivation());
    }
}
