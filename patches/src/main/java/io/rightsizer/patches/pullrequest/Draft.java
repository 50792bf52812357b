package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.change.Patchability;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.change.TargetChange;
import io.rightsizer.patches.change.WorkloadChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A change that a run would like, before anybody was asked.
///
/// @param lane where it belongs whatever its numbers say; absent where these decide
record Draft(
        Candidate candidate,
        WorkloadChange change,
        @Nullable Lane lane) {

    private static final int LARGEST_PERCENT = 1000;
    private static final String GIVEN_BACK =
            "It showed signs of too little after a pull request lowered it, so it gets the values from before.";

    static Optional<Draft> wanted(Candidate candidate) {
        return candidate.change().map(change -> new Draft(candidate, change, null));
    }

    /// The old values of what a young merge took from containers that fell ill after it, and that run with what it
    /// set. All that is open stays wanted as long as the signs do.
    static Optional<Draft> rollback(Candidate candidate, Past past, Standing.Judge judge) {
        var containers = new ArrayList<ContainerChange>();
        TargetChange target = null;
        for (var one : candidate.recommendations()) {
            var container =
                    new ContainerRef(candidate.workload(), one.container().name());
            var word = past.merged(container)
                    .filter(merged -> merged.sent().marker().group().lane().lowers())
                    .filter(merged -> judge.isYoung(merged) || past.isOpen(container, Lane.ROLLBACK))
                    .filter(merged -> Past.fellIll(merged.entry(), one));
            var back = word.map(merged -> back(merged.entry(), one)).orElse(List.of());
            if (!back.isEmpty()) {
                containers.add(new ContainerChange(
                        one.container().name(),
                        ContainerChange.listOf(one.container().type()),
                        one.container().current(),
                        back,
                        GIVEN_BACK));
                target = target == null ? back(word.orElseThrow().entry().target()) : target;
            }
        }
        return drafted(candidate, containers, target, Lane.ROLLBACK);
    }

    /// What an open pull request proposes for containers that this run came to no conclusion about: an outage of the
    /// metrics must not take back what is on the table.
    static Optional<Draft> carried(Candidate candidate, Marker marker) {
        var entries = marker.entries().stream()
                .filter(entry -> entry.workload().equals(candidate.workload()))
                .filter(entry -> isInconclusive(candidate, entry))
                .toList();
        var containers = entries.stream()
                .map(entry -> new ContainerChange(
                        entry.container(), entry.list(), Resources.NONE, entry.leaves(), "Proposed by an earlier run."))
                .toList();
        var target = entries.isEmpty() ? null : checked(entries.getFirst().target());
        return drafted(candidate, containers, target, marker.group().lane());
    }

    private static boolean isInconclusive(Candidate candidate, Entry entry) {
        return candidate
                .container(entry.container())
                .map(one ->
                        one.verdict() instanceof Verdict.TooLittleHistory || one.verdict() instanceof Verdict.Failed)
                .orElse(candidate.recommendations().isEmpty());
    }

    private static Optional<Draft> drafted(
            Candidate candidate, List<ContainerChange> containers, @Nullable TargetChange target, Lane lane) {
        WorkloadId workload = candidate.workload();
        return containers.isEmpty()
                ? Optional.empty()
                : PodTemplate.of(workload.kind())
                        .map(template ->
                                new WorkloadChange(workload, template, containers, target, candidate.recommendations()))
                        .map(change -> new Draft(candidate, change, lane));
    }

    /// A request that was absent stays as it was set: a pod without one is the first to be evicted.
    private static List<LeafChange> back(Entry entry, Recommendation now) {
        var deployed = entry.leaves().stream().filter(Directions::lowers).anyMatch(change -> String.valueOf(
                        change.after())
                .equals(change.leaf().of(now.container().current())));
        return !deployed
                ? List.of()
                : entry.leaves().stream()
                        .filter(change -> !change.isKept())
                        .filter(change ->
                                change.before() != null || change.leaf().isLimit())
                        .map(change -> new LeafChange(
                                change.leaf(), /* before= */ change.after(), /* after= */ change.before()))
                        .toList();
    }

    private static @Nullable TargetChange back(@Nullable TargetChange target) {
        return target == null
                ? null
                : checked(new TargetChange(
                        target.autoscaler(),
                        target.resource(),
                        target.container(),
                        /* before= */ target.after(),
                        /* after= */ target.before()));
    }

    /// A marker can be edited by anybody who may edit the page.
    private static @Nullable TargetChange checked(@Nullable TargetChange target) {
        var sane = target != null
                && Patchability.isName(target.autoscaler())
                && target.after() > 0
                && target.after() <= LARGEST_PERCENT;
        return sane ? target : null;
    }
}
