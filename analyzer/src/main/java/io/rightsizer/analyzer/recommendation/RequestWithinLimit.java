package io.rightsizer.analyzer.recommendation;

/// A kept limit may stand under a new request; the API server would refuse the pair. The limit gives way.
final class RequestWithinLimit implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var cpu = step.cpu().withLimitOverRequest();
        var memory = step.memory().withLimitOverRequest();
        return cpu.equals(step.cpu()) && memory.equals(step.memory())
                ? step
                : step.withCpu(cpu).withMemory(memory).saying("The limit rises to the request.");
    }

    @Override
    public String sought(Subject subject) {
        return "";
    }
}
