package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.PodUsage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// What was read for one shard, container by container of each pod.
final class ShardUsage {

    private final Function<ContainerKey, String> whyMissing;
    private final SortedMap<ContainerKey, ScrapeMerge> cpu = new TreeMap<>();
    private final SortedMap<ContainerKey, ScrapeMerge> memory = new TreeMap<>();
    private final CounterMerge periods = new CounterMerge();
    private final CounterMerge throttledPeriods = new CounterMerge();
    private final CounterMerge oomKills = new CounterMerge();
    private final CounterMerge restarts = new CounterMerge();

    /// @param whyMissing why memory of a container that runs did not arrive, or what to try
    ShardUsage(Function<ContainerKey, String> whyMissing) {
        this.whyMissing = whyMissing;
    }

    SortedMap<ContainerKey, ScrapeMerge> cpu() {
        return cpu;
    }

    SortedMap<ContainerKey, ScrapeMerge> memory() {
        return memory;
    }

    CounterMerge periods() {
        return periods;
    }

    CounterMerge throttledPeriods() {
        return throttledPeriods;
    }

    CounterMerge oomKills() {
        return oomKills;
    }

    CounterMerge restarts() {
        return restarts;
    }

    /// All four, in one order.
    List<CounterMerge> counters() {
        return List.of(periods, throttledPeriods, oomKills, restarts);
    }

    /// Containers with usage of either sort.
    SortedSet<ContainerKey> containers() {
        var all = new TreeSet<>(cpu.keySet());
        all.addAll(memory.keySet());
        return all;
    }

    /// Containers of which memory was read, for the check that nothing is missing.
    Set<ContainerKey> withMemory() {
        return memory.keySet();
    }

    /// Why memory of a container that runs was not.
    String whyMissing(ContainerKey container) {
        return whyMissing.apply(container);
    }

    PodUsage of(ContainerKey container) {
        var cores = merged(cpu, container);
        var bytes = merged(memory, container);
        var burst = Math.max(cores.burst(), cores.series().known().max().orElse(0));
        return new PodUsage(
                container.pod().pod(), cores.series(), bytes.series(), burst, cores.samples(), bytes.samples());
    }

    Duration rateWindow(ContainerKey container) {
        var merge = cpu.get(container);
        return merge == null ? Duration.ZERO : merge.rateWindow();
    }

    private static ScrapeMerge.Merged merged(SortedMap<ContainerKey, ScrapeMerge> all, ContainerKey container) {
        var merge = all.get(container);
        return merge == null ? ScrapeMerge.Merged.NOTHING : merge.merged();
    }
}
