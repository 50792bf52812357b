package io.rightsizer.patches.placement;

import io.rightsizer.patches.overlay.OverlayIndex;
import io.rightsizer.patches.overlay.Root;
import io.rightsizer.patches.render.Rendering;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Sees to it that changed values of charts change nothing in what kustomizations render but those values.
final class HelmGate {

    private final OverlayIndex index;
    private final Layers layers;
    private final Scratch scratch;
    private final Map<Root, List<RenderedChange>> rendered = new LinkedHashMap<>();

    HelmGate(OverlayIndex index, Layers layers, Scratch scratch) {
        this.index = index;
        this.layers = layers;
        this.scratch = scratch;
    }

    /// Why the drafted texts may not be; empty when they may.
    ///
    /// @param accepted texts of other workloads
    Optional<String> obstacle(Map<String, String> accepted, Map<String, String> drafted) throws InterruptedException {
        var seen = new HashMap<Root, List<RenderedChange>>();
        for (var file : drafted.keySet()) {
            for (var root : layers.roots(file)) {
                var texts = new TreeMap<>(accepted);
                texts.putAll(drafted);
                texts.keySet().retainAll(layers.files(root));
                var obstacle = obstacle(root, texts, seen);
                if (obstacle.isPresent()) {
                    return obstacle;
                }
            }
        }
        rendered.putAll(seen);
        return Optional.empty();
    }

    List<RenderedChange> rendered() {
        return rendered.values().stream().flatMap(List::stream).toList();
    }

    private Optional<String> obstacle(Root root, Map<String, String> texts, Map<Root, List<RenderedChange>> seen)
            throws InterruptedException {
        var before = index.rendering(root).orElseThrow();
        var after = scratch.render(root, texts);
        if (!(before instanceof Rendering.Rendered(var old)) || !(after instanceof Rendering.Rendered(var fresh))) {
            return Optional.of("The root " + root.path() + " does not render, so nothing proves the change harmless.");
        }
        var changes = RenderedDifference.between(root.path(), old, fresh);
        seen.put(root, changes);
        return changes.stream()
                .filter(change -> !isValue(change))
                .findFirst()
                .map(change -> "It would also change " + change.path() + " of "
                        + change.object().kind() + " " + change.object().name() + ".");
    }

    private static boolean isValue(RenderedChange change) {
        return switch (change.object().kind()) {
            case "HelmRelease" -> change.path().startsWith("spec.values.");
            case "Application" -> change.path().startsWith("spec.source.helm.valuesObject.");
            default -> false;
        };
    }
}
