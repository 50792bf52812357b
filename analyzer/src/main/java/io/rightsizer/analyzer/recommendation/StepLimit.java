package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;

/// Lowers only part of the way in one run, so that a wrong number shows before it hurts. Raising has no limit.
final class StepLimit implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var cpu = step.cpu().atLeast(subject.cpuToday().map(today -> lowest(today, subject)));
        var memory = step.memory().atLeast(subject.memoryToday().map(today -> lowest(today, subject)));
        if (cpu.equals(step.cpu()) && memory.equals(step.memory())) {
            return step;
        }
        return step.withCpu(cpu)
                .withMemory(memory)
                .withCode(Code.STEP_LIMITED)
                .saying(sentence(step, cpu, memory, subject));
    }

    @Override
    public String sought(Subject subject) {
        return "too large a step";
    }

    private static Cpu lowest(Cpu today, Subject subject) {
        var rounding = subject.settings().policySettings().rounding().cpu();
        var lowest = Draft.cores(today.cores() * (1 - subject.guardrails().maxStepDown()));
        return Cpu.min(today, rounding == null ? lowest : lowest.roundedUpTo(rounding));
    }

    private static Memory lowest(Memory today, Subject subject) {
        var rounding = subject.settings().policySettings().rounding().memory();
        var lowest = Draft.bytes(today.bytes() * (1 - subject.guardrails().maxStepDown()));
        return Memory.min(today, rounding == null ? lowest : lowest.roundedUpTo(rounding));
    }

    private static String sentence(Step before, Ask<Cpu> cpu, Ask<Memory> memory, Subject subject) {
        var cpuPart = cpu.equals(before.cpu()) ? "" : "CPU to " + Wording.of(cpu);
        var memoryPart = memory.equals(before.memory()) ? "" : "memory to " + Wording.of(memory);
        var both = cpuPart.isEmpty() || memoryPart.isEmpty() ? "" : "; ";
        return "This run lowers by at most "
                + Wording.percent(subject.guardrails().maxStepDown()) + ": " + cpuPart + both + memoryPart + ".";
    }
}
