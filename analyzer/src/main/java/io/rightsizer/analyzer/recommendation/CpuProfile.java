package io.rightsizer.analyzer.recommendation;

import java.time.Duration;

/// What the calibrated policy needs to know of a container's CPU: quantiles of all pods' points, in cores.
///
/// @param weekPeak the highest point of the last seven days; 0 when nothing was seen in them
record CpuProfile(int points, double p90, double p95, double p97, double p99, double peak, double weekPeak) {

    private static final Duration WEEK = Duration.ofDays(7);

    static CpuProfile of(Seen seen) {
        var cpu = seen.cpu();
        var from = seen.history().window().to().minus(WEEK).toEpochMilli() + 1;
        return new CpuProfile(
                cpu.count(),
                cpu.quantile(0.90),
                cpu.quantile(0.95),
                cpu.quantile(0.97),
                cpu.quantile(0.99),
                cpu.max(),
                seen.history().cpu().stream()
                        .mapToDouble(pod -> pod.since(from).highest().orElse(0))
                        .max()
                        .orElse(0));
    }
}
