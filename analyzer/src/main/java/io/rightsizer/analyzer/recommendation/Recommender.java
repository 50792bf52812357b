package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.util.List;
import java.util.Set;

/// Turns what was collected of one container into its recommendation: the policy's numbers, then the reasons not to
/// write them as they are. Pure; a mistake in here is our bug and fails the run rather than losing a container.
public final class Recommender {

    /// @throws IllegalArgumentException when the rules name an unknown policy
    public Recommendation recommend(Collected collected, SizingRules rules) {
        return switch (collected) {
            case Collected.Skipped skipped ->
                unread(skipped, new Verdict.Skipped(skipped.why()), skipped.code(), skipped.why());
            case Collected.Failed failed ->
                unread(failed, new Verdict.Failed(failed.why()), failed.code(), failed.why());
            case Collected.Observed observed -> observed(observed, rules.settingsFor(observed.workload()));
        };
    }

    private static Recommendation unread(Collected collected, Verdict verdict, String code, String why) {
        return new Recommendation(
                collected.workload().id(),
                collected.workload().replicas(),
                collected.container(),
                null,
                null,
                verdict,
                List.of(Code.valueOf(code)),
                why,
                null);
    }

    private static Recommendation observed(Collected.Observed observed, SizingSettings settings) {
        var policy = Policies.named(settings.policy());
        var seen = Seen.in(observed.history());
        var proposal = policy.propose(seen, observed.container().current(), settings.policySettings());
        var evidence = EvidenceOf.of(seen, policy.name(), proposal);
        var demand = Demand.of(observed.history());
        var subject =
                new Subject(observed.workload(), observed.container(), observed.history(), settings, evidence, demand);
        return judged(subject, proposal);
    }

    private static Recommendation judged(Subject subject, Proposal proposal) {
        var outcome = new Outcome(subject, proposal);
        var missing = HistoryCheck.failedBy(subject);
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
            step = guardrail.apply(step, subject);
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
