package io.rightsizer.analyzer.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything known about one container's usage in the window, over all its pods.
///
/// @param pods in order of pod name; empty when nothing was seen
/// @param restarts container restarts counted in the window
/// @param rateWindow the window of the CPU rate: 5 minutes, or four scrape intervals where that is more
/// @param partial whether the source warned that data may be missing
/// @param hourlyPeaks whether each hour was made of its highest points, so that usage may have been lower
/// @param events when kills, restarts and throttling happened
public record UsageHistory(
        HistoryWindow window,
        List<PodUsage> pods,
        Throttling throttling,
        OomKills oomKills,
        long restarts,
        Duration rateWindow,
        boolean partial,
        boolean hourlyPeaks,
        UsageEvents events) {

    public UsageHistory {
        pods = List.copyOf(pods);
    }

    /// Of a source that does not tell when things happened.
    public UsageHistory(
            HistoryWindow window,
            List<PodUsage> pods,
            Throttling throttling,
            OomKills oomKills,
            long restarts,
            Duration rateWindow,
            boolean partial) {
        this(window, pods, throttling, oomKills, restarts, rateWindow, partial, false, UsageEvents.UNKNOWN);
    }

    /// A history with nothing but usage: no throttling, no kill, no restart, complete.
    public static UsageHistory of(HistoryWindow window, List<PodUsage> pods) {
        return new UsageHistory(window, pods, Throttling.NONE, OomKills.NONE, 0, Duration.ofMinutes(5), false);
    }

    /// The same facts without a single point, small enough to keep for a whole fleet.
    public UsageHistory withoutSeries() {
        var names = pods.stream().map(PodUsage::withoutSeries).toList();
        return new UsageHistory(
                window, names, throttling, oomKills, restarts, rateWindow, partial, hourlyPeaks, UsageEvents.UNKNOWN);
    }

    /// What a run as of `to` would have seen since `from`: `(from, to]`. Kills, throttling and restarts are
    /// counted over the whole window, not by time, so they are left out rather than told too early.
    public UsageHistory between(Instant from, Instant to) {
        var then = pods.stream()
                .map(pod -> pod.between(from.toEpochMilli(), to.toEpochMilli()))
                .filter(pod -> !pod.cpu().isEmpty() || !pod.memory().isEmpty())
                .toList();
        var part = new HistoryWindow(from, to, window.step());
        return new UsageHistory(part, then, Throttling.NONE, OomKills.NONE, 0, rateWindow, partial);
    }

    public List<UsageSeries> cpu() {
        return pods.stream().map(PodUsage::cpu).toList();
    }

    public List<UsageSeries> memory() {
        return pods.stream().map(PodUsage::memory).toList();
    }

    /// Points in time with CPU or memory data: what the window is backed by.
    public Coverage coverage() {
        return Coverage.of(
                pods.stream()
                        .<UsageSeries>mapMulti((pod, sink) -> {
                            sink.accept(pod.cpu());
                            sink.accept(pod.memory());
                        })
                        .toList(),
                window);
    }
}
