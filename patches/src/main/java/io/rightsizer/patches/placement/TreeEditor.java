package io.rightsizer.patches.placement;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.check.Live;
import io.rightsizer.patches.overlay.Checkout;
import io.rightsizer.patches.overlay.Located;
import io.rightsizer.patches.overlay.OverlayIndex;
import io.rightsizer.patches.overlay.Root;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
        var placed = new HashMap<WorkloadId, PlacedWorkload>();
        var texts = new TreeMap<String, String>();
        var rendered = new ArrayList<RenderedChange>();
        var byRoot = new LinkedHashMap<Root, List<RootEditor.Task>>();
        for (var change : changes) {
            sort(change, byRoot).ifPresent(outcome -> placed.put(change.id(), outcome));
        }
        try (var scratch = Scratch.of(tree, index)) {
            for (var root : byRoot.entrySet()) {
                var changed = edit(root.getKey(), root.getValue(), scratch);
                changed.workloads().forEach(workload -> placed.put(workload.workload(), workload));
                texts.putAll(changed.texts());
                rendered.addAll(changed.rendered());
            }
        }
        return new TreeChange(
                texts.entrySet().stream().map(this::fileChange).toList(),
                changes.stream().map(change -> placed.get(change.id())).toList(),
                rendered);
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
            case SiteSurvey.Outcome.Found(var site) ->
                new RootEditor(site, scratch, live, settings.checks()).edit(tasks);
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

    private FileChange fileChange(Map.Entry<String, String> text) {
        return new FileChange(text.getKey(), tree.read(text.getKey()).orElse(null), text.getValue());
    }

    private static PlacedWorkload notMapped(WorkloadChange change, String why) {
        return new PlacedWorkload(change.id(), PlacedAs.NOT_MAPPED, "", "", 0, why, List.of());
    }
}
