package io.rightsizer.analyzer.collector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/// Divides the work into shards of whole namespaces, in order, up to a number of running containers each. A namespace
/// above that number is divided between its workloads.
final class ShardPlan {

    /// Everything to be read in one namespace.
    private record Contents(Place place, List<Discovered> workloads, Set<PodKey> strangers) {

        int weight() {
            return workloads.stream().mapToInt(Discovered::weight).sum() + strangers.size();
        }

        List<PodKey> pods() {
            return ShardPlan.pods(workloads, strangers);
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
            var id = workload.workload().id();
            at(places, new Place(id.cluster(), id.namespace())).workloads().add(workload);
            known.addAll(workload.pods());
        }
        for (var pod : usage.pods()) {
            if (!known.contains(pod) && KubernetesNames.isPod(pod)) {
                at(places, pod.place()).strangers().add(pod);
            }
        }
        return places;
    }

    private static Contents at(SortedMap<Place, Contents> places, Place place) {
        return places.computeIfAbsent(place, key -> new Contents(key, new ArrayList<>(), new TreeSet<>()));
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
        var pods = bin.stream().flatMap(contents -> contents.pods().stream()).toList();
        var workloads =
                bin.stream().flatMap(contents -> contents.workloads().stream()).toList();
        var strangers = new TreeSet<PodKey>();
        bin.forEach(contents -> strangers.addAll(contents.strangers()));
        return new Shard(Scope.whole(bin.getFirst().place().cluster(), namespaces, pods), workloads, strangers);
    }

    private List<Shard> divided(Contents contents) {
        var shards = new ArrayList<Shard>();
        for (var bin : bins(contents.workloads(), Discovered::weight)) {
            shards.add(new Shard(Scope.part(contents.place(), pods(bin, Set.of())), bin, Set.of()));
        }
        for (var bin : bins(contents.strangers(), stranger -> 1)) {
            shards.add(new Shard(Scope.part(contents.place(), bin), List.of(), new TreeSet<>(bin)));
        }
        return shards;
    }

    private static List<PodKey> pods(List<Discovered> workloads, Set<PodKey> strangers) {
        var pods = new TreeSet<>(strangers);
        workloads.forEach(workload -> pods.addAll(workload.pods()));
        return List.copyOf(pods);
    }

    /// Neighbours stay neighbours, so that shards can be delivered in order; one item above the limit has a bin of its
    // own.
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
