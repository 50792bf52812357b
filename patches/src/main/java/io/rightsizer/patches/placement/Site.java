package io.rightsizer.patches.placement;

import io.rightsizer.patches.overlay.Root;
import io.rightsizer.patches.render.Manifest;
import java.util.List;
import java.util.Optional;

/// One root with all that is known of it before a change.
///
/// @param layer its kustomization; empty for a directory of plain manifests
/// @param component ours in it, without files where there is none yet
/// @param before what it renders
/// @param bare what it would render without our component
record Site(
        Root root,
        Layers layers,
        Optional<Layer> layer,
        Component component,
        List<Manifest> before,
        List<Manifest> bare) {

    Site {
        before = List.copyOf(before);
        bare = List.copyOf(bare);
    }

    String path() {
        return root.path();
    }

    Tree tree() {
        return layers.tree();
    }

    /// The component's directory as the root's kustomization names it.
    String componentName() {
        return component.directory().substring(component.directory().lastIndexOf('/') + 1);
    }
}
