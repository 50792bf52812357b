package io.rightsizer.analyzer.recommendation;

import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// A peak that comes once a week is a need, whether or not the policy's window still holds the last one.
final class CoversWeeklyPeak implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var signals = subject.signals();
        var cpu = covering(step.cpu(), signals.cpuWeekly(), subject::writableCpu);
        var memory = covering(step.memory(), signals.memoryWeekly(), subject::writableMemory);
        var covered = step.withCpu(cpu).withMemory(memory);
        if (signals.cpuWeekly() != null) {
            covered = said(
                    covered,
                    "CPU",
                    Wording.cores(signals.cpuWeekly().held())
                            + (signals.cpuWeekly().held() < 1 ? "" : " cores"),
                    signals.cpuWeekly(),
                    cpu,
                    !cpu.equals(step.cpu()));
        }
        if (signals.memoryWeekly() != null) {
            covered = said(
                    covered,
                    "Memory",
                    Wording.bytes(signals.memoryWeekly().held()),
                    signals.memoryWeekly(),
                    memory,
                    !memory.equals(step.memory()));
        }
        return covered;
    }

    @Override
    public String sought(Subject subject) {
        return "weekly peak";
    }

    private static <T extends Comparable<T>> Ask<T> covering(
            Ask<T> ask, @Nullable WeeklyPeak peak, DoubleFunction<T> writable) {
        return peak == null || ask.isEmpty() ? ask : ask.atLeast(writable.apply(peak.held()));
    }

    /// Working days that the policy covers anyway are nothing to report; a peak on a day or two of a week is.
    private static Step said(Step step, String what, String needed, WeeklyPeak peak, Ask<?> ask, boolean changed) {
        return !changed && !peak.isRare()
                ? step
                : step.withCode(Code.WEEKLY_PEAK)
                        .saying(what + " peaks every week, the last time around " + Wording.weekHour(peak.latest())
                                + ", at " + needed
                                + (changed ? ", and is held there: " + Wording.of(ask) + "." : "."));
    }
}
