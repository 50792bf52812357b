package io.rightsizer.analyzer.recommendation;

/// A pod that requests more than the largest node can give is never scheduled.
final class WithinNode implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var node = subject.workload().largestNode();
        var cpu = step.cpu().atMost(node.cpu());
        var memory = step.memory().atMost(node.memory());
        return cpu.equals(step.cpu()) && memory.equals(step.memory())
                ? step
                : step.withCpu(cpu)
                        .withMemory(memory)
                        .withCode(Code.NODE_SIZE)
                        .saying("Held within what the largest node can give: CPU " + Wording.of(cpu) + "; memory "
                                + Wording.of(memory) + ".");
    }
}
