package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.workload.Resources;
import org.jspecify.annotations.Nullable;

/// How one set of numbers did in one window.
///
/// @param memory absent where the policy gave no number or the window has too little memory usage
/// @param cpu absent likewise
public record Outcome(
        @Nullable MemoryOutcome memory, @Nullable CpuOutcome cpu) {

    /// @param memory what was used of it, absent where that cannot be judged
    /// @param cpu likewise
    static Outcome of(Resources resources, @Nullable Levels memory, @Nullable Levels cpu) {
        return new Outcome(
                memory == null ? null : memoryOutcome(resources, memory),
                cpu == null ? null : cpuOutcome(resources, cpu));
    }

    private static @Nullable MemoryOutcome memoryOutcome(Resources resources, Levels usage) {
        var request = resources.requests().memory();
        var limit = resources.limits().memory();
        var asked = request == null ? limit : request;
        var allowed = limit == null ? request : limit;
        return asked == null || allowed == null
                ? null
                : MemoryOutcome.of((double) asked.bytes(), (double) allowed.bytes(), usage);
    }

    private static @Nullable CpuOutcome cpuOutcome(Resources resources, Levels usage) {
        var request = resources.requests().cpu();
        var limit = resources.limits().cpu();
        return request == null
                ? null
                : CpuOutcome.of(request.cores(), limit == null ? Double.POSITIVE_INFINITY : limit.cores(), usage);
    }
}
