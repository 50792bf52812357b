package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.check.Live;
import io.rightsizer.patches.overlay.Checkout;
import io.rightsizer.patches.overlay.Located;
import io.rightsizer.patches.overlay.OverlayIndex;
import io.rightsizer.patches.overlay.Root;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Finds the smallest change of a configuration repository that brings about what a run recommends.
public final class TreeEditor {

    private final Tree tree;
    private final OverlayIndex index;
    private final Layers layers;
    private final Live live;
    private final PlacementSettings settings;

    /// @param index of this checkout as it is now
    public TreeEditor(Checkout checkout, OverlayIndex index, Live live, PlacementSettings settings) {
        this.tree = new Tree(checkout);
        this.index = index;
        this.layers = new Layers(tree, index);
        this.live = live;
        this.settings = settings;
    }

    /// Nothing is written into the checkout.
    ///
    /// @throws IOException when no copy of the checkout can be made to try the changes in
    public TreeChange plan(List<WorkloadChange> changes) throws IOException, InterruptedException {
        var outcomes = new Outcomes();
        try (var scratch = Scratch.of(tree, index)) {
            var gate = new HelmGate(index, layers, scratch);
            var helm = new HelmEditor(layers, settings.charts(), changes, gate);
            var byRoot = new LinkedHashMap<Root, List<RootEditor.Task>>();
            for (var change : changes) {
                if (helm.isFor(change)) {
                    outcomes.add(helm.edit(change));
                } else {
                    sort(change, byRoot).ifPresent(outcomes::add);
                }
            }
            outcomes.add(new RootChange(helm.texts(), List.of(), gate.rendered()));
            for (var changed : edit(byRoot, scratch)) {
                outcomes.add(changed);
            }
        }
        return outcomes.inOrderOf(changes, tree);
    }

    /// Several roots at a time: none sees the files of another.
    private List<RootChange> edit(Map<Root, List<RootEditor.Task>> byRoot, Scratch scratch)
            throws InterruptedException {
        try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var running = new ArrayList<Future<RootChange>>();
            byRoot.forEach((root, tasks) -> running.add(workers.submit(() -> edit(root, tasks, scratch))));
            var changed = new ArrayList<RootChange>();
            try {
                for (var one : running) {
                    changed.add(one.get());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a root could not be changed", e.getCause());
            } finally {
                running.forEach(one -> one.cancel(true));
            }
            return changed;
        }
    }

    /// An outcome where nothing can be tried; else the change is added to those of its root.
    private Optional<PlacedWorkload> sort(WorkloadChange change, Map<Root, List<RootEditor.Task>> byRoot) {
        return switch (index.locate(change.id())) {
            case Located.Absent(var why) -> Optional.of(notMapped(change, why));
            case Located.Unrenderable(var root, var broken) ->
                Optional.of(new PlacedWorkload(
                        change.id(),
                        PlacedAs.NOT_RENDERABLE,
                        root.path(),
                        "",
                        0,
                        broken.why() + " (" + broken.code() + ")",
                        List.of()));
            case Located.Ambiguous(var candidates, var why) -> Optional.of(notMapped(change, why));
            case Located.Declared declared -> {
                byRoot.computeIfAbsent(declared.root(), absent -> new ArrayList<>())
                        .add(new RootEditor.Task(change, declared));
                yield Optional.empty();
            }
        };
    }

    private RootChange edit(Root root, List<RootEditor.Task> tasks, Scratch scratch) throws InterruptedException {
        return switch (new SiteSurvey(index, layers, settings.component(), scratch).of(root)) {
            case SiteSurvey.Outcome.Found(var site) -> new RootEditor(site, scratch, live, settings).edit(tasks);
            case SiteSurvey.Outcome.Unusable(var as, var file, var why) ->
                new RootChange(
                        Map.of(),
                        tasks.stream()
                                .map(task -> new PlacedWorkload(
                                        task.change().id(), as, root.path(), file, 0, why, List.of()))
                                .toList(),
                        List.of());
        };
    }

    private static PlacedWorkload notMapped(WorkloadChange change, String why) {
        return new PlacedWorkload(change.id(), PlacedAs.NOT_MAPPED, "", "", 0, why, List.of());
    }
}
