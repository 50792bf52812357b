package io.rightsizer.pricing.saving;

import io.rightsizer.pricing.packing.Unplaced;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What had to be left out, one sentence a kind however many it concerns.
final class SavingNotices {

    private static final int NAMED = 3;

    private final List<String> sentences = new ArrayList<>();

    /// @param workloads whose pods request more than the node they run on has
    void addTooLarge(List<String> workloads) {
        if (!workloads.isEmpty()) {
            sentences.add("left out of the packing: " + named(workloads)
                    + ": a pod requests more than the node it runs on has");
        }
    }

    void addLeft(Machines machines) {
        var byReason = new TreeMap<String, List<String>>();
        machines.left().forEach((node, why) -> byReason.computeIfAbsent(why, _ -> new ArrayList<>())
                .add(node));
        byReason.forEach((why, nodes) -> sentences.add("left out of the packing: " + named(nodes) + ": " + why));
    }

    /// @param where what has no room for them
    void addUnplaced(String where, Collection<Unplaced> unplaced) {
        var byReason = new EnumMap<Unplaced.Why, List<Unplaced>>(Unplaced.Why.class);
        unplaced.forEach(one ->
                byReason.computeIfAbsent(one.why(), _ -> new ArrayList<>()).add(one));
        byReason.forEach((why, groups) -> {
            var pods = groups.stream().mapToLong(Unplaced::count).sum();
            var names = groups.stream().map(one -> one.group().id()).toList();
            sentences.add(where + ": " + pods + (pods == 1 ? " pod of " : " pods of ") + named(names) + ": "
                    + why.sentence());
        });
    }

    List<String> sentences() {
        return sentences;
    }

    private static String named(List<String> names) {
        var more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more;
    }
}
