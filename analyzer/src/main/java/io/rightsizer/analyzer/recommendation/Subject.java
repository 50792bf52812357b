package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Workload;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/// The container under judgement and all that is known about it.
///
/// @param evidence with the policy's sentences only
record Subject(
        Workload workload,
        Container container,
        UsageHistory history,
        SizingSettings settings,
        Evidence evidence,
        Signals signals) {

    private static final long FEW_RESTARTS = 3;

    Subject(Workload workload, Container container, UsageHistory history, SizingSettings settings, Evidence evidence) {
        this(workload, container, history, settings, evidence, Signals.of(history));
    }

    /// What is set today, as the API server reads it.
    Ask<Cpu> cpuToday() {
        return Ask.ofCpu(container.current()).admitted();
    }

    Ask<Memory> memoryToday() {
        return Ask.ofMemory(container.current()).admitted();
    }

    GuardrailSettings guardrails() {
        return settings.guardrails();
    }

    boolean autoscaledOnCpu() {
        return isAutoscaled(Autoscaler::scalesOnCpuRequest);
    }

    boolean autoscaledOnMemory() {
        return isAutoscaled(Autoscaler::scalesOnMemoryRequest);
    }

    private boolean isAutoscaled(Predicate<Autoscaler> onResource) {
        var autoscaler = workload.autoscaler();
        return autoscaler != null && onResource.test(autoscaler);
    }

    /// The shortest peak known: one-minute rates where the source has them.
    double cpuPeak() {
        return Math.max(evidence.cpu().max(), evidence.cpuBurst());
    }

    double memoryPeak() {
        return evidence.memory().max();
    }

    /// The smallest amount to write that holds `cores`: rounded up, and never over the ceiling.
    Cpu writableCpu(double cores) {
        var rounding = settings.policySettings().rounding().cpu();
        var ceiling = settings.policySettings().ceiling().cpu();
        var amount = Draft.cores(cores);
        var rounded = rounding == null ? amount : amount.roundedUpTo(rounding);
        return ceiling == null ? rounded : Cpu.min(rounded, ceiling);
    }

    /// The same for bytes.
    Memory writableMemory(double bytes) {
        var rounding = settings.policySettings().rounding().memory();
        var ceiling = settings.policySettings().ceiling().memory();
        var amount = Draft.bytes(bytes);
        var rounded = rounding == null ? amount : amount.roundedUpTo(rounding);
        return ceiling == null ? rounded : Memory.min(rounded, ceiling);
    }

    /// What is worth knowing about the container although it decides nothing.
    Set<Code> facts() {
        var facts = EnumSet.noneOf(Code.class);
        if (cpuToday().request() == null || memoryToday().request() == null) {
            facts.add(Code.NO_REQUEST);
        }
        if (InjectedSidecar.isOne(container)) {
            facts.add(Code.INJECTED_SIDECAR);
        }
        if (restartsOften()) {
            facts.add(Code.RESTARTS);
        }
        if (evidence.coverage().knownPoints() == 0) {
            facts.add(Code.NO_USAGE);
        }
        return facts;
    }

    /// More than once a day, and more than a rollout or two would explain.
    private boolean restartsOften() {
        return history.restarts()
                > Math.max(FEW_RESTARTS, evidence.coverage().observed().toDays());
    }
}
