package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.recommendation.CoSizing.KeepTrigger;
import java.util.Objects;

/// Once the CPU request is final, its autoscaler's target is set so that pods are still added at the same usage. Where
/// another guardrail has moved the request to a value that no target fits, CPU stays as it is after all.
final class TargetFollowsRequest implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var autoscaled = AutoscaledCpu.of(subject);
        if (!subject.autoscaledOnCpu() || autoscaled == null || isUnchanged(step, subject)) {
            return step;
        }
        var sizing = autoscaled.to(step.cpu());
        return sizing instanceof KeepTrigger kept
                ? autoscaled.with(kept, step)
                : LeftToAutoscaler.left(step, subject, autoscaled.left(sizing));
    }

    @Override
    public String sought(Subject subject) {
        return "";
    }

    private static boolean isUnchanged(Step step, Subject subject) {
        return Objects.equals(step.cpu().request(), subject.cpuToday().request());
    }
}
