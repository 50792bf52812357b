package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The CPU that pods used in their first ten minutes: class loading, caches, migrations. It is over before it could
/// starve a neighbour, and in a quantile over few days it weighs as much as real load.
///
/// @param starts pods that began inside the window and then lived for an hour or more
/// @param peakCores highest point of those minutes
record StartUp(int starts, double peakCores) {

    static final Duration LENGTH = Duration.ofMinutes(10);

    /// Whoever ends sooner is a job, of which the beginning is a part of the work.
    private static final Duration LEAST_LIFE = Duration.ofHours(1);

    static @Nullable StartUp in(UsageHistory history) {
        var starts = history.pods().stream()
                .filter(pod -> startsWithin(history, pod.cpu()))
                .map(pod -> peak(pod.cpu()))
                .flatMap(Optional::stream)
                .toList();
        return starts.isEmpty()
                ? null
                : new StartUp(
                        starts.size(),
                        starts.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }

    /// The same history without the CPU of these minutes.
    static UsageHistory leftOut(UsageHistory history) {
        var pods = history.pods().stream()
                .map(pod -> startsWithin(history, pod.cpu()) ? later(pod) : pod)
                .toList();
        return new UsageHistory(
                history.window(),
                pods,
                history.throttling(),
                history.oomKills(),
                history.restarts(),
                history.rateWindow(),
                history.partial());
    }

    /// Whether it was not there yet when the window began. A rate needs a moment of history, so the first points of the
    /// window may be missing for any pod.
    private static boolean startsWithin(UsageHistory history, UsageSeries cpu) {
        var window = history.window();
        var begun =
                window.firstPoint() + history.rateWindow().plus(window.step()).toMillis();
        return cpu.firstPoint() > begun && cpu.length() * cpu.stepMillis() >= LEAST_LIFE.toMillis();
    }

    private static PodUsage later(PodUsage pod) {
        return new PodUsage(
                pod.pod(),
                pod.cpu().since(end(pod.cpu())),
                pod.memory(),
                pod.cpuBurst(),
                pod.cpuSamples(),
                pod.memorySamples());
    }

    private static Optional<Double> peak(UsageSeries cpu) {
        return Stream.iterate(0, index -> index < cpu.length() && cpu.timeAt(index) < end(cpu), index -> index + 1)
                .map(cpu::valueAt)
                .filter(Seen::isPossible)
                .max(Double::compare);
    }

    private static long end(UsageSeries cpu) {
        return cpu.firstPoint() + LENGTH.toMillis();
    }
}
