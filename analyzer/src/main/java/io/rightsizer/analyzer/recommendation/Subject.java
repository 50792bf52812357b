package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.Autoscaler.Resource;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.Workload;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The container under judgement and all that is known about it.
///
/// @param evidence with the policy's sentences only
/// @param demand of all pods together
/// @param weekAgo the policy's numbers of a week ago; absent where the window is too short to tell
record Subject(
        Workload workload,
        Container container,
        UsageHistory history,
        SizingSettings settings,
        Evidence evidence,
        Demand demand,
        Signals signals,
        @Nullable Resources weekAgo) {

    private static final long FEW_RESTARTS = 3;

    Subject(Workload workload, Container container, UsageHistory history, SizingSettings settings, Evidence evidence) {
        this(workload, container, history, settings, evidence, Demand.of(history), Signals.of(history), null);
    }

    /// The same without a single point of usage.
    Subject withoutSeries() {
        return new Subject(workload, container, history.withoutSeries(), settings, evidence, demand, signals, weekAgo);
    }

    /// With the risks that are stated with the numbers, and what the policy would have said a week ago.
    Subject under(Promise promise, @Nullable Resources newWeekAgo) {
        var promised = settings.policy().equals(CalibratedPolicy.NAME) ? evidence.stating(promise) : evidence;
        return new Subject(workload, container, history, settings, promised, demand, signals, newWeekAgo);
    }

    boolean isOomKilled() {
        return history.oomKills().happened();
    }

    boolean isThrottled() {
        return history.throttling().share() > guardrails().maxThrottledShare();
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
        return isAutoscaled(Resource.CPU);
    }

    boolean autoscaledOnMemory() {
        return isAutoscaled(Resource.MEMORY);
    }

    /// Requests of init containers are in no autoscaler's share.
    private boolean isAutoscaled(Resource resource) {
        var autoscaler = workload.autoscaler();
        return autoscaler != null
                && container.type() != ContainerType.INIT
                && autoscaler.follows(resource, container.name());
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
        if (container.runsJvm()) {
            facts.add(Code.JVM);
        }
        if (InjectedSidecar.isOne(container)) {
            facts.add(Code.INJECTED_SIDECAR);
        }
        if (history.hourlyPeaks()) {
            facts.add(Code.HOURLY_PEAKS);
        }
        if (restartsOften()) {
            facts.add(Code.RESTARTS);
        }
        facts.addAll(pinned());
        if (ReplicaAdvice.of(this).isPresent()) {
            facts.add(Code.REPLICAS_ADVICE);
        }
        if (evidence.coverage().knownPoints() == 0) {
            facts.add(Code.NO_USAGE);
        }
        return facts;
    }

    private Set<Code> pinned() {
        var autoscaler = workload.autoscaler();
        var pinned = EnumSet.noneOf(Code.class);
        if (autoscaler != null && HpaSizing.isPinned(demand.shareWithAtMost(autoscaler.minReplicas()))) {
            pinned.add(Code.HPA_AT_MINIMUM);
        }
        return pinned;
    }

    /// Whether an autoscaler has all the pods it may have, or wants more.
    boolean isAtMostPods() {
        var autoscaler = workload.autoscaler();
        return autoscaler != null && (isAtMaximum(autoscaler) || isSaturated());
    }

    private boolean isAtMaximum(Autoscaler autoscaler) {
        return HpaSizing.isPinned(demand.shareWithAtLeast(autoscaler.maxReplicas()));
    }

    private boolean isSaturated() {
        var autoscaled = autoscaledOnCpu() ? AutoscaledCpu.of(this) : null;
        return autoscaled != null && autoscaled.sizing().isPinnedAtMaximum();
    }

    /// More than once a day, and more than a rollout or two would explain.
    private boolean restartsOften() {
        return history.restarts()
                > Math.max(FEW_RESTARTS, evidence.coverage().observed().toDays());
    }
}
