package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Splits what is too much for one review: by name, and so that a workload stays in the pull request that has it.
final class Parts {

    private final PullRequestRules rules;
    private final SortedMap<Integer, List<Member>> parts = new TreeMap<>();

    private Parts(PullRequestRules rules) {
        this.rules = rules;
    }

    /// @param earlier the part whose open pull request has a workload
    static SortedMap<Integer, List<Member>> of(
            List<Member> members, Map<WorkloadId, Integer> earlier, PullRequestRules rules) {
        var split = new Parts(rules);
        var sorted =
                members.stream().sorted(Comparator.comparing(Member::workload)).toList();
        var fresh = new ArrayList<Member>();
        for (var member : sorted) {
            var part = earlier.get(member.workload());
            if (part == null || !split.fits(part, member)) {
                fresh.add(member);
            } else {
                split.add(part, member);
            }
        }
        fresh.forEach(member -> split.add(split.firstWithRoomFor(member), member));
        split.parts.values().forEach(part -> part.sort(Comparator.comparing(Member::workload)));
        return split.parts;
    }

    private void add(int part, Member member) {
        parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(member);
    }

    private int firstWithRoomFor(Member member) {
        var part = 1;
        while (!fits(part, member)) {
            part++;
        }
        return part;
    }

    /// A workload that is too much by itself gets a part of its own.
    private boolean fits(int part, Member member) {
        var others = parts.getOrDefault(part, List.of());
        return others.isEmpty()
                || (containers(others) + containers(List.of(member)) <= rules.maxContainers()
                        && lines(others) + lines(List.of(member)) <= rules.maxLines());
    }

    private static int containers(List<Member> members) {
        return members.stream()
                .mapToInt(member -> member.change().containers().size())
                .sum();
    }

    private static int lines(List<Member> members) {
        return members.stream().mapToInt(member -> member.placed().lines()).sum();
    }
}
