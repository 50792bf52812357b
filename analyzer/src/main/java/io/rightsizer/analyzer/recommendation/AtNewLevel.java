package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.recommendation.LevelShift.Direction;
import java.time.Duration;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// After usage has moved to a higher level, the data since then counts at once, however little it weighs in the whole
/// window. A lower level has to last a week before anything goes below the old one.
final class AtNewLevel implements Guardrail {

    private static final Duration BELIEVED_AFTER = Duration.ofDays(7);

    @Override
    public Step apply(Step step, Subject subject) {
        var signals = subject.signals();
        var cpu = held(step.cpu(), subject.cpuToday(), signals.cpuShift(), subject::writableCpu);
        var memory = held(step.memory(), subject.memoryToday(), signals.memoryShift(), subject::writableMemory);
        var held = step.withCpu(cpu).withMemory(memory);
        if (signals.cpuShift() != null) {
            held = said(held, "CPU p95", signals.cpuShift(), Wording::cores, cpu, !cpu.equals(step.cpu()));
        }
        if (signals.memoryShift() != null) {
            held = said(
                    held, "Memory peak", signals.memoryShift(), Wording::bytes, memory, !memory.equals(step.memory()));
        }
        return held;
    }

    @Override
    public String sought(Subject subject) {
        return "level shift";
    }

    private static <T extends Comparable<T>> Ask<T> held(
            Ask<T> ask, Ask<T> today, @Nullable LevelShift shift, DoubleFunction<T> writable) {
        if (shift == null || ask.isEmpty()) {
            return ask;
        }
        return switch (shift.direction()) {
            case UP -> ask.atLeast(writable.apply(shift.needed()));
            case DOWN -> isBelieved(shift) ? ask : ask.atLeast(lowest(writable.apply(shift.before()), today));
        };
    }

    /// The old level, or what is set today where that is less.
    private static <T extends Comparable<T>> Ask<T> lowest(T oldLevel, Ask<T> today) {
        return new Ask<>(oldLevel, oldLevel).atMost(today);
    }

    private static boolean isBelieved(LevelShift shift) {
        return shift.kept().compareTo(BELIEVED_AFTER) >= 0;
    }

    private static Step said(
            Step step, String what, LevelShift shift, DoubleFunction<String> wording, Ask<?> ask, boolean changed) {
        var up = shift.direction() == Direction.UP;
        var moved = what + " of a day " + (up ? "rose" : "fell") + " from " + wording.apply(shift.before()) + " to "
                + wording.apply(shift.after()) + ": the shift began "
                + (shift.withRollout() ? "with a rollout " : "") + "on " + Wording.minute(shift.since());
        var consequence = up
                ? ", and the data since then asks for " + Wording.of(ask)
                : ", and until it has lasted " + Wording.span(BELIEVED_AFTER) + " the old level holds "
                        + Wording.of(ask);
        return step.withCode(Code.LEVEL_SHIFT).saying(moved + (changed ? consequence : "") + ".");
    }
}
