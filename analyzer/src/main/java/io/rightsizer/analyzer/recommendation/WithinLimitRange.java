package io.rightsizer.analyzer.recommendation;

import org.jspecify.annotations.Nullable;

/// The API server refuses a container outside its namespace's LimitRange, and gives one without a limit the default
/// limit, or the maximum where there is no default. So a limit that a policy wants gone would come back, perhaps under
/// the request or under what is allowed today: here it is spelled out.
final class WithinLimitRange implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var rules = subject.workload().rules();
        var cpu = within(
                step.cpu(),
                subject.cpuToday(),
                new Ask<>(rules.min().cpu(), rules.max().cpu()),
                rules.defaultLimits().cpu());
        var memory = within(
                step.memory(),
                subject.memoryToday(),
                new Ask<>(rules.min().memory(), rules.max().memory()),
                rules.defaultLimits().memory());
        return cpu.equals(step.cpu()) && memory.equals(step.memory())
                ? step
                : step.withCpu(cpu)
                        .withMemory(memory)
                        .withCode(Code.LIMIT_RANGE)
                        .saying("Held within the namespace's LimitRange: CPU " + Wording.of(cpu) + "; memory "
                                + Wording.of(memory) + ".");
    }

    @Override
    public String sought(Subject subject) {
        return "LimitRange";
    }

    /// @param range the least request and the largest limit allowed
    private static <T extends Comparable<T>> Ask<T> within(
            Ask<T> ask, Ask<T> today, Ask<T> range, @Nullable T defaultLimit) {
        if (ask.isEmpty()) {
            return ask;
        }
        var inRange = ask.atLeast(range.request()).atMost(range.limit());
        var given = defaultLimit == null ? range.limit() : defaultLimit;
        return inRange.limit() == null && given != null ? spelledOut(inRange, today, range.limit(), given) : inRange;
    }

    private static <T extends Comparable<T>> Ask<T> spelledOut(Ask<T> ask, Ask<T> today, @Nullable T max, T given) {
        var roomy = ask.withLimit(given);
        var needed = roomy.withLimitOverRequest()
                .atLeast(new Ask<>(null, today.limit()))
                .atMost(max);
        return needed.equals(roomy) || max == null ? needed : ask.withLimit(max);
    }
}
