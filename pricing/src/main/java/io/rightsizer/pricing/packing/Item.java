package io.rightsizer.pricing.packing;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Pod groups as the arithmetic sees them: those whose pods are as large and may be in the same places are one.
///
/// @param groups at least one; pods are theirs in this order
/// @param size millicores, bytes and 1 pod
/// @param scope which set of columns it may use, an index into the scopes of its [Task]
/// @param fits columns of the set that are large enough
record Item(List<PodGroup> groups, double[] size, int scope, BitSet fits) {

    static final int CPU = 0;
    static final int MEMORY = 1;
    static final int PODS = 2;
    static final int DIMENSIONS = 3;

    /// What makes groups one item.
    ///
    /// @param apart the id of a group whose pods refuse to share a node, which is an item of its own
    record Kind(Cpu cpu, Memory memory, boolean spotEligible, Reach reach, String apart) {

        static Kind of(PodGroup group) {
            return new Kind(
                    group.cpu(),
                    group.memory(),
                    group.spotEligible(),
                    group.reach(),
                    group.onePerNode() ? group.id() : "");
        }
    }

    static double[] amounts(Room room) {
        return new double[] {room.cpu().millicores(), room.memory().bytes(), room.pods()};
    }

    static double[] size(PodGroup group) {
        return new double[] {group.cpu().millicores(), group.memory().bytes(), 1};
    }

    /// How many of each group, by its id, are between two numbers of pods.
    Map<String, Integer> pods(int from, int to) {
        var pods = new TreeMap<String, Integer>();
        var first = 0;
        for (var group : groups) {
            var own = Math.min(to, first + group.count()) - Math.max(from, first);
            if (own > 0) {
                pods.put(group.id(), own);
            }
            first += group.count();
        }
        return pods;
    }

    boolean onePerNode() {
        return groups.getFirst().onePerNode();
    }

    int count() {
        return groups.stream().mapToInt(PodGroup::count).sum();
    }
}
