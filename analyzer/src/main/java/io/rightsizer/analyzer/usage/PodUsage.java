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

    /// What was known of the stretch after `fromMillis`, up to and with `toMillis`. Bursts and samples are not kept by
    /// time: the highest point stands for the burst, and samples count in proportion.
    PodUsage between(long fromMillis, long toMillis) {
        var cpuThen = cpu.between(fromMillis, toMillis);
        var memoryThen = memory.between(fromMillis, toMillis);
        return new PodUsage(
                pod,
                cpuThen,
                memoryThen,
                cpuThen.highest().orElse(0),
                share(cpuSamples, cpuThen, cpu),
                share(memorySamples, memoryThen, memory));
    }

    private static long share(long samples, UsageSeries part, UsageSeries whole) {
        return part.isEmpty() ? 0 : Math.round((double) samples * part.knownCount() / whole.knownCount());
    }
}
