package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.time.Duration;

/// Lowers only part of the way in one run, so that a wrong number shows before it hurts. Raising has no limit.
final class StepLimit implements Guardrail {

    /// A grid of five minutes may miss a point at either end of a week.
    private static final Duration WEEK = Duration.ofDays(7).minusHours(1);

    private static final double MOST_WHILE_YOUNG = 0.3;

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

    /// A history of less than a week has not seen the weekend yet.
    private static double most(Subject subject) {
        var most = subject.guardrails().maxStepDown();
        var young = subject.evidence().coverage().observed().compareTo(WEEK) < 0;
        return young ? Math.min(most, MOST_WHILE_YOUNG) : most;
    }

    @Override
    public String sought(Subject subject) {
        return "too large a step";
    }

    private static Cpu lowest(Cpu today, Subject subject) {
        var rounding = subject.settings().policySettings().rounding().cpu();
        var lowest = Draft.cores(today.cores() * (1 - most(subject)));
        return Cpu.min(today, rounding == null ? lowest : lowest.roundedUpTo(rounding));
    }

    private static Memory lowest(Memory today, Subject subject) {
        var rounding = subject.settings().policySettings().rounding().memory();
        var lowest = Draft.bytes(today.bytes() * (1 - most(subject)));
        return Memory.min(today, rounding == null ? lowest : lowest.roundedUpTo(rounding));
    }

    private static String sentence(Step before, Ask<Cpu> cpu, Ask<Memory> memory, Subject subject) {
        var cpuPart = cpu.equals(before.cpu()) ? "" : "CPU to " + Wording.of(cpu);
        var memoryPart = memory.equals(before.memory()) ? "" : "memory to " + Wording.of(memory);
        var both = cpuPart.isEmpty() || memoryPart.isEmpty() ? "" : "; ";
        return "This run lowers by at most " + Wording.percent(most(subject)) + ": " + cpuPart + both + memoryPart
                + ".";
    }
}
