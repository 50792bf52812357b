package io.rightsizer.analyzer.collector;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What was read for one shard in one go, series by series.
final class ReadUsage implements ShardUsage {

    private final Function<ContainerKey, String> whyMissing;
    private final SortedMap<ContainerKey, ScrapeMerge> cpu = new TreeMap<>();
    private final SortedMap<ContainerKey, ScrapeMerge> memory = new TreeMap<>();
    private final CounterMerge periods = new CounterMerge();
    private final CounterMerge throttledPeriods = new CounterMerge();
    private final CounterMerge oomKills = new CounterMerge();
    private final CounterMerge restarts = new CounterMerge();

    /// @param whyMissing why memory of a container that runs did not arrive, or what to try
    ReadUsage(Function<ContainerKey, String> whyMissing) {
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

    /// What the containers with usage are called, in whichever pods.
    SortedSet<String> names() {
        return containers().stream().map(ContainerKey::container).collect(Collectors.toCollection(TreeSet::new));
    }

    /// All four, in one order.
    List<CounterMerge> counters() {
        return List.of(periods, throttledPeriods, oomKills, restarts);
    }

    @Override
    public SortedSet<ContainerKey> containers() {
        var all = new TreeSet<>(cpu.keySet());
        all.addAll(memory.keySet());
        return all;
    }

    /// Also those that only a counter tells of.
    SortedSet<ContainerKey> all() {
        var all = containers();
        counters().forEach(counter -> all.addAll(counter.containers()));
        return all;
    }

    @Override
    public Set<ContainerKey> withMemory() {
        return memory.keySet();
    }

    @Override
    public String whyMissing(ContainerKey container) {
        return whyMissing.apply(container);
    }

    @Override
    public ContainerUsage of(ContainerKey container) {
        var merge = cpu.get(container);
        return new ContainerUsage(
                merged(cpu, container),
                merged(memory, container),
                merge == null ? Duration.ZERO : merge.rateWindow(),
                periods.of(container),
                throttledPeriods.of(container),
                oomKills.of(container),
                restarts.of(container));
    }

    private static ScrapeMerge.Merged merged(SortedMap<ContainerKey, ScrapeMerge> all, ContainerKey container) {
        var merge = all.get(container);
        return merge == null ? ScrapeMerge.Merged.NOTHING : merge.merged();
    }
}
