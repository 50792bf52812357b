package io.rightsizer.analyzer.usage;

/// What one container used in one pod, dead pods of the window included.
///
/// @param cpu mean cores over the rate window at each grid point
/// @param memory highest working set in bytes within each step
/// @param cpuBurst highest rate seen at one-minute points, in cores; at least the highest value of `cpu`
/// @param cpuSamples raw samples of the CPU counter behind `cpu`
/// @param memorySamples raw samples of the working set behind `memory`
public record PodUsage(
        String pod, UsageSeries cpu, UsageSeries memory, double cpuBurst, long cpuSamples, long memorySamples) {

    PodUsage withoutSeries() {
        return new PodUsage(pod, UsageSeries.empty(), UsageSeries.empty(), cpuBurst, cpuSamples, memorySamples);
    }
}
