package io.rightsizer.analyzer.recommendation;

/// An autoscaler that aims at a share of the request answers a smaller request with more pods, which then use less
/// each: sizing by usage would spiral down. The resource it follows stays as it is, the other one is sized.
final class LeftToAutoscaler implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var held = step;
        if (subject.autoscaledOnCpu()) {
            held = held.withCpu(subject.cpuToday())
                    .withCode(Code.HPA_CPU)
                    .saying("CPU is left alone: an autoscaler follows its share of the request.");
        }
        if (subject.autoscaledOnMemory()) {
            held = held.withMemory(subject.memoryToday())
                    .withCode(Code.HPA_MEMORY)
                    .saying("Memory is left alone: an autoscaler follows its share of the request.");
        }
        return held;
    }
}
