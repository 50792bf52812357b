package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.recommendation.CoSizing.KeepTrigger;

/// An autoscaler that aims at a share of the request answers a smaller request with more pods, which then use less
/// each: sizing by usage would spiral down. So its CPU request changes only where the target can change with it, see
/// [TargetFollowsRequest]; otherwise it stays as it is. Memory stays in any case: hardly any program gives memory back
/// when other pods take over its load, so its usage does not follow the target as CPU does.
final class LeftToAutoscaler implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var held = subject.autoscaledOnCpu() ? withCpu(step, subject) : step;
        return subject.autoscaledOnMemory()
                ? held.withMemory(subject.memoryToday())
                        .withCode(Code.HPA_MEMORY)
                        .saying("Memory is left alone: an autoscaler follows its share of the request.")
                : held;
    }

    @Override
    public String sought(Subject subject) {
        return "autoscaler";
    }

    private static Step withCpu(Step step, Subject subject) {
        var autoscaled = AutoscaledCpu.of(subject);
        if (autoscaled == null) {
            var why = AutoscaledCpu.obstacle(subject);
            return left(step, subject, why == null ? "." : ", and " + why + ".");
        }
        var aimed = step.withAutoscaler(autoscaled.target());
        var sizing = autoscaled.to(step.cpu());
        return sizing instanceof KeepTrigger ? aimed : left(aimed, subject, autoscaled.left(sizing));
    }

    /// @param more what follows the reason
    static Step left(Step step, Subject subject, String more) {
        return step.withCpu(subject.cpuToday())
                .withCode(Code.HPA_CPU)
                .saying("CPU is left alone: an autoscaler follows its share of the request" + more);
    }
}
