package io.rightsizer.analyzer.usage;

/// CFS periods of a container and how many of them were throttled. Exists only under a CPU limit.
public record Throttling(double periods, double throttledPeriods) {

    public static final Throttling NONE = new Throttling(0, 0);

    /// Share of periods in which the container was held back, 0 to 1.
    public double share() {
        return periods <= 0 ? 0 : Math.min(1, throttledPeriods / periods);
    }
}
