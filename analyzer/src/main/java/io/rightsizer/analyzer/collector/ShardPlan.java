package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// Divides the work into shards of whole namespaces, in order, up to a number of running containers each. A namespace
/// above that number is divided between its workloads.
final class ShardPlan {

    /// Everything to be read in one namespace, in order.
    private record Contents(Place place, SortedMap<WorkloadId, Discovered> workloads) {

        int weight() {
            return workloads.values().stream().mapToInt(Discovered::weight).sum();
        }
    }

    private final int limit;

    private ShardPlan(int limit) {
        this.limit = limit;
    }

    static List<Shard> of(Inventory inventory, RunningUsage usage, int limit) {
        var plan = new ShardPlan(limit);
        var byCluster = new TreeMap<String, List<Contents>>();
        contents(inventory, usage).forEach((place, contents) -> byCluster
                .computeIfAbsent(place.cluster(), key -> new ArrayList<>())
                .add(contents));
        return byCluster.values().stream()
                .flatMap(contents -> plan.shards(contents).stream())
                .toList();
    }

    private static SortedMap<Place, Contents> contents(Inventory inventory, RunningUsage usage) {
        var places = new TreeMap<Place, Contents>();
        var known = new HashSet<>(inventory.rejectedPods());
        for (var workload : inventory.workloads()) {
            add(places, workload);
            known.addAll(workload.pods());
        }
        for (var pod : usage.pods()) {
            if (!known.contains(pod) && KubernetesNames.isPod(pod)) {
                add(places, stranger(pod));
            }
        }
        return places;
    }

    private static void add(SortedMap<Place, Contents> places, Discovered workload) {
        var id = workload.workload().id();
        places.computeIfAbsent(new Place(id.cluster(), id.namespace()), place -> new Contents(place, new TreeMap<>()))
                .workloads()
                .put(id, workload);
    }

    /// A pod with usage that kube-state-metrics does not know: a workload of which no container is declared.
    private static Discovered stranger(PodKey pod) {
        return new Discovered(Skips.bare(pod), List.of(pod), 1, true, List.of());
    }

    private List<Shard> shards(List<Contents> namespaces) {
        var shards = new ArrayList<Shard>();
        for (var bin : bins(namespaces, Contents::weight)) {
            var tooLarge = bin.size() == 1 && bin.getFirst().weight() > limit;
            shards.addAll(tooLarge ? divided(bin.getFirst()) : List.of(whole(bin)));
        }
        return shards;
    }

    private static Shard whole(List<Contents> bin) {
        var namespaces =
                bin.stream().map(contents -> contents.place().namespace()).toList();
        var workloads = bin.stream()
                .flatMap(contents -> contents.workloads().values().stream())
                .toList();
        var cluster = bin.getFirst().place().cluster();
        return new Shard(Scope.whole(cluster, namespaces, pods(workloads)), workloads);
    }

    private List<Shard> divided(Contents contents) {
        return bins(contents.workloads().values(), Discovered::weight).stream()
                .map(bin -> new Shard(Scope.part(contents.place(), pods(bin)), bin))
                .toList();
    }

    private static List<PodKey> pods(List<Discovered> workloads) {
        return workloads.stream()
                .flatMap(workload -> workload.pods().stream())
                .sorted()
                .toList();
    }

    /// Neighbours stay neighbours, so that shards can be delivered in order; one item above the limit has a bin
    /// of its own.
    private <T> List<List<T>> bins(Collection<T> items, ToIntFunction<T> weight) {
        var bins = new ArrayList<List<T>>();
        var filled = limit;
        for (var item : items) {
            var size = weight.applyAsInt(item);
            if (filled + size > limit || bins.isEmpty()) {
                bins.add(new ArrayList<>());
                filled = 0;
            }
            bins.getLast().add(item);
            filled += size;
        }
        return bins;
    }
}
