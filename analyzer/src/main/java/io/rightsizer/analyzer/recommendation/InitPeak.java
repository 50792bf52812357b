package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Memory;

/// An init container runs for moments, so percentiles of its few points mean little: memory never goes below the peak.
final class InitPeak implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        if (subject.container().type() != ContainerType.INIT
                || subject.evidence().memory().count() == 0) {
            return step;
        }
        var peak = Memory.ceilOfBytes(subject.memoryPeak());
        var held = step.memory().atLeast(peak);
        return held.equals(step.memory())
                ? step
                : step.withMemory(held)
                        .saying("Memory is held at the peak " + Wording.of(peak) + ": an init container runs briefly.");
    }

    @Override
    public String sought(Subject subject) {
        return "init containers";
    }
}
