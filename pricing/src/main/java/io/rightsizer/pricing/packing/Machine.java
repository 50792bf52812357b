package io.rightsizer.pricing.packing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An existing node while pods come and go.
final class Machine {

    static final Comparator<PodGroup> LARGEST_FIRST = Comparator.comparing(PodGroup::cpu)
            .thenComparing(PodGroup::memory)
            .reversed()
            .thenComparing(PodGroup::id);

    /// Price of what is not used, in the dimension used most.
    static final Comparator<Machine> MOST_IDLE_MONEY_FIRST = Comparator.comparingDouble(
                    (Machine machine) -> -machine.node.hourly().doubleValue() * (1 - machine.fullest()))
            .thenComparing(machine -> machine.node.name());

    private final ExistingNode node;
    private final double[] room;
    private final double[] free;
    private final TreeMap<PodGroup, Integer> pods = new TreeMap<>(LARGEST_FIRST);
    private boolean removed;

    Machine(ExistingNode node) {
        this.node = node;
        room = Item.amounts(node.room());
        free = room.clone();
    }

    Machine copy() {
        var copy = new Machine(node);
        copy.become(this);
        return copy;
    }

    void become(Machine other) {
        pods.clear();
        pods.putAll(other.pods);
        System.arraycopy(other.free, 0, free, 0, free.length);
    }

    void clear() {
        become(new Machine(node));
    }

    ExistingNode node() {
        return node;
    }

    Map<PodGroup, Integer> pods() {
        return pods;
    }

    boolean removed() {
        return removed;
    }

    void remove() {
        removed = true;
    }

    boolean accepts(PodGroup group) {
        return refusal(group) == null;
    }

    /// What stands against one more pod of the group; absent if nothing does.
    private @Nullable Hold refusal(PodGroup group) {
        var size = Item.size(group);
        if (removed || !group.reach().includes(node.pool())) {
            return Hold.REACH;
        }
        if (size[Item.CPU] > free[Item.CPU]) {
            return Hold.CPU;
        }
        if (size[Item.MEMORY] > free[Item.MEMORY]) {
            return Hold.MEMORY;
        }
        if (size[Item.PODS] > free[Item.PODS]) {
            return Hold.PODS;
        }
        return group.onePerNode() && pods.containsKey(group) ? Hold.ANTI_AFFINITY : null;
    }

    boolean couldHold(PodGroup group) {
        return column().holds(Item.size(group));
    }

    void add(PodGroup group) {
        pods.merge(group, 1, Integer::sum);
        take(group, 1);
    }

    private void take(PodGroup group, int pods) {
        var size = Item.size(group);
        for (int dimension = 0; dimension < free.length; dimension++) {
            free[dimension] -= pods * size[dimension];
        }
    }

    /// The machine that the pod leaves the least room on.
    static @Nullable Machine tightest(Collection<Machine> machines, PodGroup group) {
        return machines.stream()
                .filter(machine -> machine.accepts(group))
                .min(Comparator.comparingDouble(machine -> machine.roomAfter(group)))
                .orElse(null);
    }

    private double roomAfter(PodGroup group) {
        var size = Item.size(group);
        var sum = 0.0;
        for (int dimension = 0; dimension < free.length; dimension++) {
            var part = (free[dimension] - size[dimension]) / Math.max(1, room[dimension]);
            sum += part * part;
        }
        return sum;
    }

    /// Moves all pods to the others, or none.
    ///
    /// @param holds learns why not, by pool
    boolean emptyInto(List<Machine> machines, Map<String, Hold> holds) {
        var others = machines.stream().filter(machine -> machine != this).toList();
        var before = others.stream().map(Machine::copy).toList();
        for (var entry : pods.entrySet()) {
            for (int pod = 0; pod < entry.getValue(); pod++) {
                var target = tightest(others, entry.getKey());
                if (target == null) {
                    holds.putIfAbsent(node.pool(), mostCommonRefusal(others, entry.getKey()));
                    for (int other = 0; other < others.size(); other++) {
                        others.get(other).become(before.get(other));
                    }
                    return false;
                }
                target.add(entry.getKey());
            }
        }
        return true;
    }

    private static Hold mostCommonRefusal(List<Machine> others, PodGroup group) {
        var counted = new TreeMap<Hold, Integer>();
        for (var other : others) {
            var refusal = other.refusal(group);
            if (refusal != null && refusal != Hold.REACH) {
                counted.merge(refusal, 1, Integer::sum);
            }
        }
        return counted.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Hold.REACH);
    }

    /// The larger part of CPU and memory that is requested: what the cluster autoscaler calls utilisation.
    double busy() {
        return Math.max(used(Item.CPU), used(Item.MEMORY));
    }

    private double fullest() {
        return Math.max(busy(), used(Item.PODS));
    }

    private double used(int dimension) {
        return room[dimension] == 0 ? 0 : 1 - free[dimension] / room[dimension];
    }

    KeptNode kept() {
        var used = new double[Item.DIMENSIONS];
        for (int dimension = 0; dimension < used.length; dimension++) {
            used[dimension] = room[dimension] - free[dimension];
        }
        var byId = new TreeMap<String, Integer>();
        pods.forEach((group, count) -> byId.put(group.id(), count));
        return new KeptNode(node, Market.room(used), byId);
    }

    /// As one node among its like.
    Column column() {
        return new Column(
                "",
                node.pool(),
                node.zone(),
                node.capacityType(),
                room,
                node.hourly(),
                node.hourly().doubleValue(),
                1);
    }
}
