package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recommendation rests on: enough to check it with a pencil, small enough to keep for every container.
///
/// @param policy the policy that proposed
/// @param cpu usage in cores, pooled over replicas on the grid
/// @param memory usage in bytes, pooled over replicas on the grid
/// @param cpuBurst highest one-minute CPU rate, in cores; 0 without data
/// @param rateWindow window of the CPU rate behind every point
/// @param pods pods seen in the window, dead ones included
/// @param samples raw samples read, CPU and memory
/// @param stated the risks the policy promises; absent for policies that promise nothing
/// @param reasoning how the numbers came about
/// @param plot the window in a few columns, for `explain`
public record Evidence(
        String policy,
        HistoryWindow window,
        Duration rateWindow,
        int pods,
        long samples,
        Coverage coverage,
        Distribution cpu,
        Distribution memory,
        double cpuBurst,
        Throttling throttling,
        OomKills oomKills,
        long restarts,
        @Nullable StatedRisk stated,
        Reasoning reasoning,
        Plot plot) {

    /// All sentences of the reasoning.
    public List<String> derivation() {
        return reasoning.sentences();
    }

    Evidence reasoned(List<String> proposed, List<String> changed, List<String> passed) {
        return with(stated, new Reasoning(proposed, changed, passed, reasoning.record()));
    }

    Evidence stating(Promise promise) {
        return with(
                new StatedRisk(promise.memoryRisk(), promise.cpuRisk()),
                new Reasoning(List.of(), List.of(), List.of(), promise.ownRecord()));
    }

    private Evidence with(@Nullable StatedRisk newStated, Reasoning newReasoning) {
        return new Evidence(
                policy,
                window,
                rateWindow,
                pods,
                samples,
                coverage,
                cpu,
                memory,
                cpuBurst,
                throttling,
                oomKills,
                restarts,
                newStated,
                newReasoning,
                plot);
    }

    /// Both 0 to 1.
    ///
    /// @param memory estimated share of container-weeks in which usage goes above the memory limit
    /// @param cpu estimated share of time above the CPU request
    public record StatedRisk(double memory, double cpu) {}

    /// Quantiles by linear interpolation between ranks; all zero and `count` 0 without data.
    public record Distribution(
            int count, double mean, double p25, double p50, double p90, double p95, double p99, double max) {

        public static final Distribution EMPTY = new Distribution(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// The highest value over all pods in each of a few equal stretches of the window, cores and bytes; NaN in a
    /// stretch without data. Both lists have the same length.
    public record Plot(List<Double> cpu, List<Double> memory) {

        public static final Plot EMPTY = new Plot(List.of(), List.of());

        public Plot {
            cpu = Numbers.copyOf(cpu);
            memory = Numbers.copyOf(memory);
        }
    }
}
