package io.rightsizer.patches.placement;

import io.rightsizer.patches.overlay.OverlayIndex;
import io.rightsizer.patches.overlay.Root;
import io.rightsizer.patches.render.Rendering;
import java.util.Optional;
import java.util.TreeMap;

/// Gathers what must be known of a root before anything is changed in it.
///
/// @param component name of the directory of ours
record SiteSurvey(OverlayIndex index, Layers layers, String component, Scratch scratch) {

    sealed interface Outcome {

        record Found(Site site) implements Outcome {}

        record Unusable(PlacedAs as, String file, String why) implements Outcome {}
    }

    Outcome of(Root root) throws InterruptedException {
        var layer = layers.at(root.path());
        if (layer.isPresent() && !layers.isAlone(root, layer.get().file())) {
            return new Outcome.Unusable(
                    PlacedAs.NOT_EDITABLE,
                    layer.get().file(),
                    "It is part of other roots too, or goes to several clusters, so a change for this one would change them.");
        }
        var directory = Tree.below(root.path(), component);
        var ours = layer.isEmpty()
                ? Optional.of(new Component(directory, new TreeMap<>()))
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

    private Outcome of(Root root, Component ours) throws InterruptedException {
        return switch (index.rendering(root).orElseThrow()) {
            case Rendering.Broken(var code, var why) ->
                new Outcome.Unusable(PlacedAs.NOT_RENDERABLE, root.path(), why + " (" + code + ")");
            case Rendering.Rendered(var before)
            when ours.isEmpty() ->
                new Outcome.Found(new Site(root, layers, layers.at(root.path()), ours, before, before));
            case Rendering.Rendered(var before) ->
                switch (scratch.render(root, ours.withoutPatches().texts())) {
                    case Rendering.Broken(var code, var why) ->
                        new Outcome.Unusable(PlacedAs.NOT_RENDERABLE, root.path(), why + " (" + code + ")");
                    case Rendering.Rendered(var bare) ->
                        new Outcome.Found(new Site(root, layers, layers.at(root.path()), ours, before, bare));
                };
        };
    }
}
