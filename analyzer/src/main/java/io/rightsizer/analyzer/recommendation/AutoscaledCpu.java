package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.recommendation.CoSizing.KeepTrigger;
import io.rightsizer.analyzer.recommendation.CoSizing.Leave;
import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.Autoscaler.Target;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import org.jspecify.annotations.Nullable;

/// A CPU request that an autoscaler aims at a share of: what may be done about it, and how that reads.
///
/// The target is changed only where a patch surely changes the right one. Prometheus does not tell in which order the
/// metrics of an autoscaler stand, and a share of what several containers request moves with each of them, so there
/// must be one metric, and one container under it.
///
/// @param target as it is today
record AutoscaledCpu(Subject subject, Autoscaler autoscaler, AutoscalerTarget target, Cpu request) {

    /// Absent where the target cannot be changed; [#obstacle] then says why.
    static @Nullable AutoscaledCpu of(Subject subject) {
        var autoscaler = subject.workload().autoscaler();
        var request = subject.cpuToday().request();
        if (autoscaler == null || request == null || obstacle(subject, autoscaler) != null) {
            return null;
        }
        var target = target(autoscaler, autoscaler.targets().getFirst());
        return target == null ? null : new AutoscaledCpu(subject, autoscaler, target, request);
    }

    /// Why the target cannot be changed with the request, as a clause; absent where it can.
    static @Nullable String obstacle(Subject subject) {
        var autoscaler = subject.workload().autoscaler();
        return autoscaler == null ? null : obstacle(subject, autoscaler);
    }

    private static @Nullable String obstacle(Subject subject, Autoscaler autoscaler) {
        if (autoscaler.targets().isEmpty()) {
            return "what it aims at is not exported";
        }
        if (subject.cpuToday().request() == null) {
            return "without a CPU request it has no share to aim at";
        }
        return switch (autoscaler.origin()) {
            case KEDA -> "KEDA writes its target, so the ScaledObject would have to change too";
            case SEVERAL -> "several autoscalers scale this workload";
            case MANIFEST -> obstacleInManifest(subject, autoscaler);
        };
    }

    private static @Nullable String obstacleInManifest(Subject subject, Autoscaler autoscaler) {
        if (autoscaler.targets().size() > 1) {
            return "it has " + autoscaler.targets().size() + " metrics, and which comes first is not known";
        }
        var running = subject.workload().containers().stream()
                .filter(container -> container.type() != ContainerType.INIT)
                .count();
        return autoscaler.targets().getFirst() instanceof Target.Utilization && running > 1
                ? "it aims at a share of what all " + running + " containers of the pod request together"
                : null;
    }

    private static @Nullable AutoscalerTarget target(Autoscaler autoscaler, Target target) {
        return switch (target) {
            case Target.Utilization(var resource, var percent) ->
                new AutoscalerTarget(autoscaler.name(), resource.label(), null, percent, percent);
            case Target.ContainerUtilization(var container, var resource, var percent) ->
                new AutoscalerTarget(autoscaler.name(), resource.label(), container, percent, percent);
            case Target.AverageValue _, Target.Other _ -> null;
        };
    }

    /// What may be done when the container is to ask for `wanted`.
    CoSizing to(Ask<Cpu> wanted) {
        var worthwhile = new Worthwhile<>(
                subject.guardrails().minChange(), subject.guardrails().minCpuChange(), Cpu::millicores);
        if (wanted.request() == null || !worthwhile.isChange(subject.cpuToday(), wanted)) {
            return new Leave("the change is too small to move the target with it");
        }
        return sizing().to(wanted.request().cores());
    }

    /// The step with the target that belongs to its request.
    Step with(KeepTrigger kept, Step step) {
        var next = target.withNext(kept.percent());
        return step.withAutoscaler(next)
                .withCode(Code.HPA_TARGET)
                .saying("The target of autoscaler " + autoscaler.name() + " changes with the CPU request, from "
                        + target.percent() + " % of " + request + " to " + next.nextPercent() + " % of "
                        + step.cpu().request() + ": pods are added at " + trigger() + " each, as today.");
    }

    /// The usage of a pod at which others are added.
    private String trigger() {
        return Wording.cores(request.cores() * target.percent() / 100);
    }

    /// Why CPU stays as it is, and what else could be done.
    String left(CoSizing sizing) {
        return switch (sizing) {
            case KeepTrigger _ -> "";
            case Leave(var why) -> ", and " + why + ".";
            case CoSizing.RaiseTarget(var percent, var saving) ->
                ". It adds pods at " + trigger() + " each, " + target.percent() + " % of " + request
                        + ", so a smaller request alone would only bring more pods. A target of " + percent
                        + " % instead of " + target.percent() + " % would be safe and save "
                        + Wording.percent(saving) + " of what its pods request: demand grew by "
                        + Wording.percent(subject.demand().cpu().growth())
                        + " within 10 minutes at most (p99).";
            case CoSizing.PinnedAtMinimum(var needed, var minimum) ->
                ", and it has no more than its minimum of " + autoscaler.minReplicas() + " pods "
                        + Wording.percent(sizing().shareAtMinimum()) + " of the time. With "
                        + Wording.cores(needed) + " per pod the minimum would be enough under the same target"
                        + (minimum < autoscaler.minReplicas()
                                ? "; with today's request a minimum of " + minimum + " would."
                                : ".");
            case CoSizing.PinnedAtMaximum(var share) ->
                ", and the " + autoscaler.maxReplicas() + " pods it may have are too few: they are all there "
                        + Wording.percent(share)
                        + " of the time, so usage shows what was left to each pod, not what it needs.";
        };
    }

    HpaSizing sizing() {
        var demand = subject.demand();
        return new HpaSizing(
                autoscaler.minReplicas(),
                autoscaler.maxReplicas(),
                target.percent(),
                request.cores(),
                demand.cpu(),
                demand.shareWithAtMost(autoscaler.minReplicas()),
                demand.shareWithAtLeast(autoscaler.maxReplicas()));
    }
}
