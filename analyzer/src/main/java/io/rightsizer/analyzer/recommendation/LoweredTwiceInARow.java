package io.rightsizer.analyzer.recommendation;

/// Lowers only as far as the same rule would have a week ago, too: one quiet week is no reason.
final class LoweredTwiceInARow implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var before = subject.weekAgo();
        if (before == null) {
            return step;
        }
        var cpu = step.cpu().atLeast(smaller(Ask.ofCpu(before), subject.cpuToday()));
        var memory = step.memory().atLeast(smaller(Ask.ofMemory(before), subject.memoryToday()));
        if (cpu.equals(step.cpu()) && memory.equals(step.memory())) {
            return step;
        }
        return step.withCpu(cpu)
                .withMemory(memory)
                .withCode(Code.WEEK_AGO)
                .saying("A week ago the same rule asked for more, so this run lowers only to that: CPU "
                        + Wording.of(cpu) + " and memory " + Wording.of(memory) + ".");
    }

    @Override
    public String sought(Subject subject) {
        return "more asked for a week ago";
    }

    /// Raising is left to the step itself.
    private static <T extends Comparable<T>> Ask<T> smaller(Ask<T> before, Ask<T> today) {
        return new Ask<>(
                before.request() == null || today.request() == null
                        ? null
                        : before.atMost(today).request(),
                before.limit() == null || today.limit() == null
                        ? null
                        : before.atMost(today).limit());
    }
}
