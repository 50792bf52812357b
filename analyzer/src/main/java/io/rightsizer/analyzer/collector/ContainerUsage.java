package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.ScrapeMerge.Merged;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// What one container of one pod used in a stretch of time, and what happened to it.
///
/// @param rateWindow the longest window behind any CPU point; zero without one
record ContainerUsage(
        Merged cpu,
        Merged memory,
        Duration rateWindow,
        Counted periods,
        Counted throttledPeriods,
        Counted oomKills,
        Counted restarts) {

    static final ContainerUsage NOTHING = new ContainerUsage(
            Merged.NOTHING,
            Merged.NOTHING,
            Duration.ZERO,
            Counted.NOTHING,
            Counted.NOTHING,
            Counted.NOTHING,
            Counted.NOTHING);

    /// By how much a counter grew, over all instances of the container.
    ///
    /// @param steps how much of it within each step that saw any; empty where the way of reading does not tell
    record Counted(double value, UsageSeries steps) {

        static final Counted NOTHING = new Counted(0, UsageSeries.empty());

        /// What shows after `millis`. Where nothing tells when it was, all of it counts.
        private Counted after(long millis) {
            var then = steps.between(millis, Long.MAX_VALUE);
            return steps.isEmpty() ? this : new Counted(then.known().sum(), then);
        }
    }

    /// One stretch after the other, on one grid.
    static ContainerUsage joined(List<ContainerUsage> stretches) {
        return new ContainerUsage(
                merged(stretches, ContainerUsage::cpu),
                merged(stretches, ContainerUsage::memory),
                stretches.stream()
                        .map(ContainerUsage::rateWindow)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                counted(stretches, ContainerUsage::periods),
                counted(stretches, ContainerUsage::throttledPeriods),
                counted(stretches, ContainerUsage::oomKills),
                counted(stretches, ContainerUsage::restarts));
    }

    private static Merged merged(List<ContainerUsage> stretches, Function<ContainerUsage, Merged> sort) {
        var parts = stretches.stream().map(sort).toList();
        return new Merged(
                UsageSeries.inOrder(parts.stream().map(Merged::series).toList()),
                parts.stream().mapToDouble(Merged::burst).max().orElse(0),
                parts.stream().mapToLong(Merged::samples).sum());
    }

    private static Counted counted(List<ContainerUsage> stretches, Function<ContainerUsage, Counted> sort) {
        var parts = stretches.stream().map(sort).toList();
        return new Counted(
                parts.stream().mapToDouble(Counted::value).sum(),
                UsageSeries.inOrder(parts.stream().map(Counted::steps).toList()));
    }

    /// Of the part after `millis`. Samples count in proportion; the burst stays that of the whole, which may be higher.
    ContainerUsage after(long millis) {
        return new ContainerUsage(
                after(cpu, millis),
                after(memory, millis),
                rateWindow,
                periods.after(millis),
                throttledPeriods.after(millis),
                oomKills.after(millis),
                restarts.after(millis));
    }

    private static Merged after(Merged whole, long millis) {
        var then = whole.series().between(millis, Long.MAX_VALUE);
        return then.isEmpty()
                ? Merged.NOTHING
                : new Merged(
                        then,
                        whole.burst(),
                        whole.samples() * then.knownCount() / whole.series().knownCount());
    }

    boolean isUsed() {
        return !cpu.series().isEmpty() || !memory.series().isEmpty();
    }

    PodUsage of(String pod) {
        var burst = Math.max(cpu.burst(), cpu.series().known().max().orElse(0));
        return new PodUsage(pod, cpu.series(), memory.series(), burst, cpu.samples(), memory.samples());
    }
}
