package io.rightsizer.patches.render;

import java.util.List;

/// What came of rendering one kustomization.
public sealed interface Rendering {

    /// @param objects in the order they were printed
    record Rendered(List<Manifest> objects) implements Rendering {

        public Rendered {
            objects = List.copyOf(objects);
        }
    }

    /// @param why one line: what is wrong and what to try
    record Broken(BrokenCode code, String why) implements Rendering {}
}
