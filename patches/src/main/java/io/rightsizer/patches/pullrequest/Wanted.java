package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.placement.PlacedWorkload;
import java.util.List;

/// What one pull request should propose.
///
/// @param members by workload; empty where nothing is left
/// @param leftOut of the same owner's workloads: those that no change can be made for
record Wanted(GroupKey group, List<Member> members, List<PlacedWorkload> leftOut) {

    Wanted {
        members = List.copyOf(members);
        leftOut = List.copyOf(leftOut);
    }

    List<Entry> entries() {
        return members.stream()
                .flatMap(member -> member.entries().stream())
                .sorted(Entry.ORDER)
                .toList();
    }

    List<WorkloadChange> changes() {
        return members.stream().map(Member::change).toList();
    }

    List<WorkloadId> workloads() {
        return members.stream().map(Member::workload).toList();
    }

    Wanted without(List<WorkloadId> dropped) {
        var kept = members.stream()
                .filter(member -> !dropped.contains(member.workload()))
                .toList();
        return new Wanted(group, kept, leftOut);
    }

    /// `low`, `medium` or `high`.
    String risk() {
        var risks = members.stream()
                .map(member -> Directions.risk(member.change(), group.lane()))
                .toList();
        return risks.contains("high") ? "high" : risks.contains("medium") ? "medium" : "low";
    }
}
