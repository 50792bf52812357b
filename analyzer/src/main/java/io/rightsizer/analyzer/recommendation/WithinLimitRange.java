package io.rightsizer.analyzer.recommendation;

import org.jspecify.annotations.Nullable;

/// The API server refuses a container outside its namespace's LimitRange, and gives one without a limit the default.
final class WithinLimitRange implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var rules = subject.workload().rules();
        var cpu = within(
                step.cpu(),
                rules.min().cpu(),
                rules.max().cpu(),
                rules.defaultLimits().cpu());
        var memory = within(
                step.memory(),
                rules.min().memory(),
                rules.max().memory(),
                rules.defaultLimits().memory());
        return cpu.equals(step.cpu()) && memory.equals(step.memory())
                ? step
                : step.withCpu(cpu)
                        .withMemory(memory)
                        .withCode(Code.LIMIT_RANGE)
                        .saying("Held within the namespace's LimitRange: CPU " + Wording.of(cpu) + "; memory "
                                + Wording.of(memory) + ".");
    }

    private static <T extends Comparable<T>> Ask<T> within(
            Ask<T> ask, @Nullable T min, @Nullable T max, @Nullable T defaultLimit) {
        if (ask.isEmpty()) {
            return ask;
        }
        return withExplicitLimit(ask.atLeast(min).atMost(max), max, defaultLimit);
    }

    /// Where the namespace would put a default limit under the request, the limit has to be spelled out: as high as the
    /// namespace allows, or at the request.
    private static <T extends Comparable<T>> Ask<T> withExplicitLimit(
            Ask<T> ask, @Nullable T max, @Nullable T defaultLimit) {
        var request = ask.request();
        var given = defaultLimit == null ? max : defaultLimit;
        if (ask.limit() != null || request == null || given == null || request.compareTo(given) <= 0) {
            return ask;
        }
        return ask.withLimit(max == null ? request : max);
    }
}
