package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
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

/// Turns a shard and its usage into one row for each container, in order.
final class ShardRows {

    private static final Comparator<Collected> ORDER = Comparator.comparing(
                    (Collected row) -> row.workload().id())
            .thenComparing(row -> row.container().name());

    private final HistoryWindow window;
    private final Inventory inventory;
    private final RunningUsage running;

    ShardRows(HistoryWindow window, Inventory inventory, RunningUsage running) {
        this.window = window;
        this.inventory = inventory;
        this.running = running;
    }

    List<Collected> of(Shard shard, ShardUsage usage, boolean partial) {
        var rows = new ArrayList<Collected>();
        var byPod = containersByPod(usage);
        for (var workload : shard.workloads()) {
            rows.addAll(rows(workload, usage, byPod, partial));
        }
        rows.addAll(strangers(shard, byPod));
        rows.sort(ORDER);
        return rows;
    }

    /// Nothing of the shard is known, so nothing of it is sized.
    List<Collected> failed(Shard shard, String why) {
        var rows = new ArrayList<Collected>();
        for (var workload : shard.workloads()) {
            for (var container : workload.workload().containers()) {
                rows.add(
                        workload.running()
                                ? new Collected.Failed(workload.workload(), container, "SHARD_FAILED", why)
                                : Skips.notRunning(workload.workload(), container));
            }
            workload.gone().forEach(container -> rows.add(Skips.gone(workload.workload(), container)));
        }
        for (var stranger : running.containers()) {
            if (shard.strangers().contains(stranger.pod())) {
                rows.add(unknown(stranger));
            }
        }
        rows.sort(ORDER);
        return rows;
    }

    private static Map<PodKey, Set<String>> containersByPod(ShardUsage usage) {
        var byPod = new HashMap<PodKey, Set<String>>();
        usage.containers().forEach(key -> byPod.computeIfAbsent(key.pod(), pod -> new TreeSet<>())
                .add(key.container()));
        return byPod;
    }

    private List<Collected> rows(
            Discovered discovered, ShardUsage usage, Map<PodKey, Set<String>> byPod, boolean partial) {
        var rows = new ArrayList<Collected>();
        var used = new TreeSet<String>();
        discovered.pods().forEach(pod -> used.addAll(byPod.getOrDefault(pod, Set.of())));
        for (var container : discovered.workload().containers()) {
            used.remove(container.name());
            rows.add(row(discovered, container, usage, partial));
        }
        for (var container : discovered.gone()) {
            used.remove(container.name());
            rows.add(Skips.gone(discovered.workload(), container));
        }
        used.forEach(name -> addUnknown(rows, discovered.workload(), name));
        return rows;
    }

    private Collected row(Discovered discovered, Container container, ShardUsage usage, boolean partial) {
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
            return incomplete(workload, container, missing);
        }
        var history = history(keys, usage, partial);
        return history.pods().isEmpty()
                ? Skips.noUsage(workload, container)
                : new Collected.Observed(workload, container, history);
    }

    /// A missing pod may be the one with the highest usage, so the rest must not be taken for all.
    private static Collected incomplete(Workload workload, Container container, List<ContainerKey> missing) {
        return new Collected.Failed(
                workload,
                container,
                "INCOMPLETE",
                "the server counts memory series of " + missing.size() + " running "
                        + (missing.size() == 1 ? "pod" : "pods") + " that its answer lacked, first "
                        + missing.getFirst().pod().pod() + "; run again, or with smaller shards");
    }

    private UsageHistory history(List<ContainerKey> keys, ShardUsage usage, boolean partial) {
        var pods = keys.stream()
                .map(usage::of)
                .filter(pod -> !pod.cpu().isEmpty() || !pod.memory().isEmpty())
                .toList();
        var rateWindow = keys.stream()
                .map(usage::rateWindow)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new UsageHistory(
                window,
                pods,
                new Throttling(sum(keys, usage.periods()), sum(keys, usage.throttledPeriods())),
                new OomKills(
                        Math.round(sum(keys, usage.oomKills())),
                        keys.stream().anyMatch(inventory.oomKilled()::contains)),
                Math.round(sum(keys, usage.restarts())),
                rateWindow,
                partial);
    }

    private static double sum(List<ContainerKey> keys, CounterMerge counter) {
        return keys.stream().mapToDouble(counter::of).sum();
    }

    /// Usage of pods kube-state-metrics never listed. In a divided namespace a pattern may catch pods of another shard.
    private List<Collected> strangers(Shard shard, Map<PodKey, Set<String>> byPod) {
        var known = new HashSet<>(inventory.rejectedPods());
        shard.workloads().forEach(workload -> known.addAll(workload.pods()));
        var rows = new ArrayList<Collected>();
        new TreeMap<>(byPod).forEach((pod, names) -> {
            var mine = !shard.scope().isPart() || shard.strangers().contains(pod);
            if (mine && !known.contains(pod)) {
                names.forEach(name -> addUnknown(rows, Skips.bare(podId(pod)), name));
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

    private static Collected unknown(ContainerKey key) {
        return KubernetesNames.isContainer(key.container())
                ? Skips.noSpec(Skips.bare(podId(key.pod())), key.container())
                : Skips.badName(podId(key.pod()), key.container());
    }

    private static WorkloadId podId(PodKey pod) {
        return new WorkloadId(pod.cluster(), pod.namespace(), WorkloadKind.POD, pod.pod());
    }
}
