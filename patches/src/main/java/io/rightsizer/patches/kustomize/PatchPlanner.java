package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.change.Patchability;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.change.TargetChange;
import io.rightsizer.patches.kustomize.PatchReport.Dropped;
import io.rightsizer.patches.kustomize.PatchReport.LeftOut;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lays this run's next steps over what earlier runs wrote. An amount once written stays: when it is deployed, the run
/// after finds nothing to change, and without it the workload would fall back to what its manifest says.
final class PatchPlanner {

    private final SortedMap<WorkloadId, List<Recommendation>> workloads;
    private final EarlierPatches earlier;

    /// Some workload of each namespace that could not be read whole, by the namespace's directory.
    private final Map<String, WorkloadId> readInPart = new HashMap<>();

    private final List<WorkloadPatch> patches = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();

    PatchPlanner(List<Recommendation> recommendations, EarlierPatches earlier) {
        this.workloads = recommendations.stream()
                .sorted(Comparator.comparing(
                        recommendation -> recommendation.container().name()))
                .collect(Collectors.groupingBy(Recommendation::workload, TreeMap::new, Collectors.toList()));
        this.earlier = earlier;
        recommendations.stream()
                .filter(PatchPlanner::mayHideOthers)
                .map(Recommendation::workload)
                .forEach(id -> readInPart.put(WorkloadPatch.directoryOf(id), id));
    }

    PatchPlan plan() {
        var files = new HashSet<String>();
        workloads.forEach((id, containers) -> PodTemplate.of(id.kind())
                .ifPresentOrElse(
                        template -> {
                            files.add(WorkloadPatch.fileOf(id));
                            plan(id, template, containers);
                        },
                        () -> changes(containers, EarlierPatch.none(""))));
        earlier.besides(files).forEach(this::planUnseen);
        patches.sort(Comparator.comparing(WorkloadPatch::id));
        return new PatchPlan(patches, leftOut, dropped);
    }

    private void plan(WorkloadId id, PodTemplate template, List<Recommendation> containers) {
        var before = earlier.of(WorkloadPatch.fileOf(id));
        var changes = changes(containers, before);
        var unseen = unseen(containers, before);
        if (readInPart.containsKey(before.directory())) {
            changes.addAll(unseen);
        } else {
            drop(before, unseen);
        }
        if (!changes.isEmpty()) {
            changes.sort(Comparator.comparing(ContainerChange::name));
            var alone = !before.copied() && areAlone(changes, containers);
            patches.add(new WorkloadPatch(id, template, changes, alone, target(containers, changes, before)));
        }
    }

    /// A target changes with a request that is written, never alone. One that an earlier run wrote stays as long as
    /// this run does not find another right.
    private static @Nullable TargetChange target(
            List<Recommendation> containers, List<ContainerChange> changes, EarlierPatch before) {
        for (var container : containers) {
            var target = container.autoscaler();
            if (target != null && target.changes() && isWritten(container, changes)) {
                return TargetChange.of(target);
            }
            if (target != null && before.autoscaler() != null) {
                return before.autoscaler().kept(target.percent());
            }
        }
        return before.autoscaler();
    }

    private static boolean isWritten(Recommendation container, List<ContainerChange> changes) {
        return container.nextStep() != null
                && changes.stream().anyMatch(change -> change.name()
                        .equals(container.container().name()));
    }

    /// The file of a workload that this run did not find.
    private void planUnseen(EarlierPatch before) {
        var neighbour = readInPart.get(before.directory());
        if (neighbour == null) {
            drop(before, before.containers());
        } else {
            patches.add(before.unchanged(neighbour));
        }
    }

    private List<ContainerChange> changes(List<Recommendation> containers, EarlierPatch before) {
        var changes = new ArrayList<ContainerChange>();
        for (var container : containers) {
            var id = container.workload();
            var name = container.container().name();
            var known = isInThePod(container, containers) ? before.leavesOf(name) : List.<LeafChange>of();
            var change = ContainerChange.of(container, known);
            var obstacle = Patchability.obstacle(container).or(change::obstacle);
            if (obstacle.isEmpty()) {
                changes.add(change);
            } else if (container.nextStep() != null) {
                leftOut.add(new LeftOut(id, name, obstacle.get()));
            }
        }
        return changes;
    }

    /// What the earlier file says about containers that are not there, or are none of the manifest's.
    private static List<ContainerChange> unseen(List<Recommendation> containers, EarlierPatch before) {
        var seen = containers.stream()
                .filter(container -> isInThePod(container, containers))
                .filter(container -> Patchability.obstacle(container).isEmpty())
                .map(container -> container.container().name())
                .collect(Collectors.toSet());
        return before.containers().stream()
                .filter(container -> !seen.contains(container.name()))
                .toList();
    }

    private void drop(EarlierPatch patch, List<ContainerChange> containers) {
        containers.forEach(container -> dropped.add(new Dropped(Path.of(patch.file()), container.name())));
    }

    /// Where one container was not read, or not all of it, others may have been missed.
    private static boolean mayHideOthers(Recommendation recommendation) {
        return recommendation.verdict() instanceof Verdict.Failed
                || recommendation.codes().contains(Code.PARTIAL_DATA);
    }

    /// Of a workload that is scaled to zero nothing runs, and its patch must be there when it comes back. Where only
    /// some containers run, the others have left its manifest.
    private static boolean isInThePod(Recommendation container, List<Recommendation> ofWorkload) {
        return isRunning(container) || ofWorkload.stream().noneMatch(PatchPlanner::isRunning);
    }

    private static boolean isRunning(Recommendation recommendation) {
        return !recommendation.codes().contains(Code.NOT_RUNNING);
    }

    /// Containers that need no change count too: the pod has them.
    private static boolean areAlone(List<ContainerChange> changes, List<Recommendation> containers) {
        var declared = new HashMap<String, Set<String>>();
        changes.forEach(change -> add(change.list(), change.name(), declared));
        containers.stream()
                .filter(container -> isInThePod(container, containers) && mayBeDeclared(container))
                .map(Recommendation::container)
                .forEach(container -> add(ContainerChange.listOf(container.type()), container.name(), declared));
        return changes.stream()
                .allMatch(
                        change -> declared.getOrDefault(change.list(), Set.of()).size() == 1);
    }

    private static void add(String list, String container, Map<String, Set<String>> declared) {
        declared.computeIfAbsent(list, absent -> new HashSet<>()).add(container);
    }

    /// What a webhook injects is in no manifest. That is a guess from well-known names, so it is trusted only where
    /// an error could do no harm: the order of app containers means little, that of init containers is the order in
    /// which they run.
    private static boolean mayBeDeclared(Recommendation recommendation) {
        return recommendation.container().type() != ContainerType.APP
                || !recommendation.codes().contains(Code.INJECTED_SIDECAR);
    }
}
