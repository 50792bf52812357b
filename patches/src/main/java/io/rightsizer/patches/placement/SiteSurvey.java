package io.rightsizer.patches.placement;

import io.rightsizer.patches.render.Rendering;
import java.util.Map;
import java.util.TreeMap;

/// Gathers what must be known of a root before anything is changed in it.
///
/// @param component name of the directory of ours
record SiteSurvey(Layers layers, String component, Scratch scratch) {

    sealed interface Outcome {

        record Found(Site site) implements Outcome {}

        record Unusable(PlacedAs as, String file, String why) implements Outcome {}
    }

    Outcome of(String root) throws InterruptedException {
        var layer = layers.at(root);
        if (layer.isPresent() && !layers.isAlone(root, layer.get().file())) {
            return new Outcome.Unusable(
                    PlacedAs.NOT_EDITABLE,
                    layer.get().file(),
                    "It is also part of other roots, so a change for this one would change them too.");
        }
        var directory = Tree.below(root, component);
        var ours = layer.isEmpty()
                ? java.util.Optional.of(new Component(directory, new TreeMap<>()))
                : Component.in(layers.tree(), directory);
        if (ours.isEmpty()) {
            return new Outcome.Unusable(
                    PlacedAs.NOT_EDITABLE,
                    directory,
                    "The directory is not as rightsizer wrote it; undo the edit, rename the directory, or configure"
                            + " another name for ours.");
        }
        return of(root, ours.get());
    }

    private Outcome of(String root, Component ours) throws InterruptedException {
        return switch (scratch.render(root, Map.of())) {
            case Rendering.Broken(var code, var why) ->
                new Outcome.Unusable(PlacedAs.NOT_RENDERABLE, root, why + " (" + code + ")");
            case Rendering.Rendered(var before)
            when ours.isEmpty() -> new Outcome.Found(new Site(root, layers, layers.at(root), ours, before, before));
            case Rendering.Rendered(var before) ->
                switch (scratch.render(root, ours.withoutPatches().texts())) {
                    case Rendering.Broken(var code, var why) ->
                        new Outcome.Unusable(PlacedAs.NOT_RENDERABLE, root, why + " (" + code + ")");
                    case Rendering.Rendered(var bare) ->
                        new Outcome.Found(new Site(root, layers, layers.at(root), ours, before, bare));
                };
        };
    }
}
