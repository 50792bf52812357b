package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.ContainerUsage.Counted;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.usage.UsageEvents;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Turns a shard and its usage into one row for each container, in order.
final class ShardRows {

    private static final Comparator<Collected> ORDER = Comparator.comparing(
                    (Collected row) -> row.workload().id())
            .thenComparing(row -> row.container().name());

    /// What is to be known of all usage of a shard.
    ///
    /// @param partial whether the server warned
    record Quality(boolean partial, boolean hourlyPeaks) {

        static Quality of(String method, boolean partial) {
            return new Quality(partial, method.equals(HourlyPeaks.METHOD));
        }
    }

    private final HistoryWindow window;
    private final Inventory inventory;
    private final RunningUsage running;
    private final Map<PodKey, Set<String>> runningByPod;

    ShardRows(HistoryWindow window, Inventory inventory, RunningUsage running) {
        this.window = window;
        this.inventory = inventory;
        this.running = running;
        this.runningByPod = byPod(running.containers());
    }

    List<Collected> of(Shard shard, ShardUsage usage, Quality quality) {
        var rows = new ArrayList<Collected>();
        var byPod = byPod(usage.containers());
        for (var discovered : shard.workloads()) {
            for (var container : discovered.workload().containers()) {
                rows.add(row(discovered, container, usage, quality));
            }
            addUndeclared(rows, discovered, byPod);
        }
        rows.addAll(strangers(shard, byPod));
        rows.sort(ORDER);
        return rows;
    }

    /// Nothing of the shard is known, so nothing of it is sized.
    List<Collected> failed(Shard shard, String why) {
        var rows = new ArrayList<Collected>();
        for (var discovered : shard.workloads()) {
            var workload = discovered.workload();
            for (var container : workload.containers()) {
                rows.add(
                        discovered.running()
                                ? new Collected.Failed(workload, container, "SHARD_FAILED", why)
                                : Skips.notRunning(workload, container));
            }
            addUndeclared(rows, discovered, runningByPod);
        }
        rows.sort(ORDER);
        return rows;
    }

    private static Map<PodKey, Set<String>> byPod(Set<ContainerKey> containers) {
        var byPod = new HashMap<PodKey, Set<String>>();
        containers.forEach(
                key -> byPod.computeIfAbsent(key.pod(), pod -> new TreeSet<>()).add(key.container()));
        return byPod;
    }

    /// Containers the newest pods do not declare: those of earlier pods, and those only usage tells of.
    private void addUndeclared(List<Collected> rows, Discovered discovered, Map<PodKey, Set<String>> byPod) {
        var workload = discovered.workload();
        discovered.gone().forEach(container -> rows.add(Skips.gone(workload, container)));
        var used = new TreeSet<String>();
        discovered.pods().forEach(pod -> used.addAll(byPod.getOrDefault(pod, Set.of())));
        used.removeIf(discovered::declares);
        used.forEach(name -> addUnknown(rows, workload, name));
    }

    private Collected row(Discovered discovered, Container container, ShardUsage usage, Quality quality) {
        var workload = discovered.workload();
        if (!discovered.running()) {
            return Skips.notRunning(workload, container);
        }
        var keys = discovered.pods().stream()
                .map(pod -> new ContainerKey(pod, container.name()))
                .toList();
        var missing = keys.stream()
                .filter(key -> running.containers().contains(key)
                        && !usage.withMemory().contains(key))
                .toList();
        if (!missing.isEmpty()) {
            return incomplete(workload, container, missing, usage);
        }
        var history = history(keys, usage, quality);
        return history.pods().isEmpty()
                ? Skips.noUsage(workload, container)
                : new Collected.Observed(workload, container, history);
    }

    /// A missing pod may be the one with the highest usage, so the rest must not be taken for all.
    private static Collected incomplete(
            Workload workload, Container container, List<ContainerKey> missing, ShardUsage usage) {
        return new Collected.Failed(
                workload,
                container,
                "INCOMPLETE",
                "the server counts memory series of " + missing.size() + " running "
                        + (missing.size() == 1 ? "pod" : "pods") + " that its answer lacked, first "
                        + missing.getFirst().pod().pod() + "; " + usage.whyMissing(missing.getFirst()));
    }

    private UsageHistory history(List<ContainerKey> keys, ShardUsage usage, Quality quality) {
        var used = keys.stream().map(usage::of).toList();
        var pods = IntStream.range(0, keys.size())
                .filter(index -> used.get(index).isUsed())
                .mapToObj(index -> used.get(index).of(keys.get(index).pod().pod()))
                .toList();
        var rateWindow = used.stream()
                .map(ContainerUsage::rateWindow)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var periods = sum(used, ContainerUsage::periods);
        var throttled = sum(used, ContainerUsage::throttledPeriods);
        var kills = sum(used, ContainerUsage::oomKills);
        var restarts = sum(used, ContainerUsage::restarts);
        return new UsageHistory(
                window,
                pods,
                new Throttling(periods.value(), throttled.value()),
                new OomKills(Math.round(kills.value()), keys.stream().anyMatch(inventory.oomKilled()::contains)),
                Math.round(restarts.value()),
                rateWindow,
                quality.partial(),
                quality.hourlyPeaks(),
                new UsageEvents(
                        kills.steps(), restarts.steps(), throttled.steps().over(periods.steps())));
    }

    private static Counted sum(List<ContainerUsage> used, Function<ContainerUsage, Counted> counter) {
        var all = used.stream().map(counter).toList();
        return new Counted(
                all.stream().mapToDouble(Counted::value).sum(),
                all.stream().map(Counted::steps).reduce(UsageSeries.empty(), UsageSeries::plus));
    }

    /// Usage of dead pods kube-state-metrics never listed. The pattern of a part may catch pods of another shard.
    private List<Collected> strangers(Shard shard, Map<PodKey, Set<String>> byPod) {
        if (shard.scope().isPart()) {
            return List.of();
        }
        var known = new HashSet<>(inventory.rejectedPods());
        shard.workloads().forEach(workload -> known.addAll(workload.pods()));
        var rows = new ArrayList<Collected>();
        new TreeMap<>(byPod).forEach((pod, names) -> {
            if (!known.contains(pod)) {
                names.forEach(name -> addUnknown(rows, Skips.bare(pod), name));
            }
        });
        return rows;
    }

    private void addUnknown(List<Collected> rows, Workload workload, String container) {
        var bad = !KubernetesNames.isContainer(container) || !KubernetesNames.isWorkload(workload.id());
        var row = bad ? Skips.badName(workload.id(), container) : Skips.noSpec(workload, container);
        if (!bad || !inventory.rejected().contains(row)) {
            rows.add(row);
        }
    }
}
