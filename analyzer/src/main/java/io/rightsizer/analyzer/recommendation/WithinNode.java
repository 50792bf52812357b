package io.rightsizer.analyzer.recommendation;

import org.jspecify.annotations.Nullable;

/// A pod that requests more than the largest node can give is never scheduled, so nothing is raised above that. What
/// is above it already is left to the other guardrails, which may have reason not to lower it.
final class WithinNode implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var node = subject.workload().largestNode();
        var cpu = within(step.cpu(), subject.cpuToday(), node.cpu());
        var memory = within(step.memory(), subject.memoryToday(), node.memory());
        return cpu.equals(step.cpu()) && memory.equals(step.memory())
                ? step
                : step.withCpu(cpu)
                        .withMemory(memory)
                        .withCode(Code.NODE_SIZE)
                        .saying("Held within what the largest node can give: CPU " + Wording.of(cpu) + "; memory "
                                + Wording.of(memory) + ".");
    }

    @Override
    public String sought(Subject subject) {
        return "node size";
    }

    private static <T extends Comparable<T>> Ask<T> within(Ask<T> ask, Ask<T> today, @Nullable T node) {
        return node == null ? ask : ask.atMost(new Ask<>(node, node).atLeast(today));
    }
}
