package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.Collected;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns what was collected of one container into its recommendation: the policy's numbers, then the reasons not to
/// write them as they are. Pure; a mistake in here is our bug and fails the run rather than losing a container.
public final class Recommender {

    private static final Duration WEEK = Duration.ofDays(7);

    /// Looks at what was collected, once; the result holds no series and waits for the fleet's margins.
    ///
    /// @throws IllegalArgumentException when the rules name an unknown policy
    public Examined examine(Collected collected, SizingRules rules) {
        return switch (collected) {
            case Collected.Skipped skipped ->
                unread(skipped, new Verdict.Skipped(skipped.why()), skipped.code(), skipped.why());
            case Collected.Failed failed ->
                unread(failed, new Verdict.Failed(failed.why()), failed.code(), failed.why());
            case Collected.Observed observed -> observed(observed, rules.settingsFor(observed.workload()));
        };
    }

    /// Examines and decides at once, by the shipped margins.
    public Recommendation recommend(Collected collected, SizingRules rules) {
        return examine(collected, rules).under(Promise.SHIPPED);
    }

    private static Examined unread(Collected collected, Verdict verdict, String code, String why) {
        var recommendation = new Recommendation(
                collected.workload().id(),
                collected.workload().replicas(),
                collected.container(),
                null,
                null,
                verdict,
                List.of(Code.valueOf(code)),
                why,
                null,
                collected.workload().demands().tier(),
                null);
        return new Examined(collected.workload(), collected.container(), _ -> recommendation);
    }

    private static Examined observed(Collected.Observed observed, SizingSettings settings) {
        var policy = Policies.named(settings.policy());
        var seen = Seen.in(observed.history());
        var study = policy.study(seen, observed.container().current(), settings.policySettings());
        var evidence = EvidenceOf.of(seen, policy.name());
        var whole = new Subject(observed.workload(), observed.container(), observed.history(), settings, evidence);
        var missing = HistoryCheck.failedBy(whole);
        var subject = whole.withoutSeries();
        var earlier = weekAgo(observed, policy, settings);
        return new Examined(observed.workload(), observed.container(), promise -> {
            var before = earlier.map(known -> known.under(promise).resources()).orElse(null);
            return judged(subject.under(promise, before), study.under(promise), missing);
        });
    }

    /// What the same rule saw a week ago, of what this window holds of that time.
    private static Optional<Study> weekAgo(Collected.Observed observed, Policy policy, SizingSettings settings) {
        var window = observed.history().window();
        var then = window.to().minus(WEEK);
        if (!then.isAfter(window.from())) {
            return Optional.empty();
        }
        var seen = Seen.in(observed.history().between(window.from(), then));
        return seen.coverage().observed().compareTo(settings.guardrails().minHistory()) < 0
                ? Optional.empty()
                : Optional.of(policy.study(seen, observed.container().current(), settings.policySettings()));
    }

    private static Recommendation judged(Subject subject, Proposal proposal, Optional<HistoryCheck> missing) {
        var outcome = new Outcome(subject, proposal);
        if (missing.isPresent()) {
            return outcome.tooLittleHistory(missing.get());
        }
        return TypingError.suspectedIn(subject)
                .map(outcome::suspectedTypo)
                .orElseGet(() -> sized(subject, proposal, outcome));
    }

    private static Recommendation sized(Subject subject, Proposal proposal, Outcome outcome) {
        var step = start(subject, proposal);
        for (var guardrail : Guardrail.IN_ORDER) {
            step = Guardrail.checked(guardrail, step, subject);
        }
        if (!new Worth(subject, step).isEnough()) {
            return outcome.keep(step);
        }
        return InjectedSidecar.isOne(subject.container()) ? outcome.notDeclared(step) : outcome.resize(step);
    }

    /// The policy's numbers, and what is set today where it has none.
    private static Step start(Subject subject, Proposal proposal) {
        var cpu = Ask.ofCpu(proposal.resources());
        var memory = Ask.ofMemory(proposal.resources());
        return new Step(
                cpu.isEmpty() ? subject.cpuToday() : cpu,
                memory.isEmpty() ? subject.memoryToday() : memory,
                Set.of(),
                List.of());
    }
}
