package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns what was collected of one container into its recommendation: the policy's numbers, then the reasons not to
/// write them as they are. Pure; a mistake in here is our bug and fails the run rather than losing a container.
public final class Recommender {

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
        return new Examined(
                observed.workload(),
                observed.container(),
                promise -> judged(subject.promised(promise), study.under(promise), missing));
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
        if (!isWorthwhile(step, subject)) {
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

    private static boolean isWorthwhile(Step step, Subject subject) {
        var guardrails = subject.guardrails();
        var cpu = new Worthwhile<>(guardrails.minChange(), guardrails.minCpuChange(), Cpu::millicores);
        var memory = new Worthwhile<>(guardrails.minChange(), guardrails.minMemoryChange(), Memory::bytes);
        return cpu.isChange(subject.cpuToday(), step.cpu()) || memory.isChange(subject.memoryToday(), step.memory());
    }
}
