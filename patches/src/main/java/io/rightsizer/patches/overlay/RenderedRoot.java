package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.Rendering;
import java.util.List;

/// @param origins for each rendered object the file in the checkout that declares it, empty where none does
record RenderedRoot(Rendering rendering, List<String> origins) {

    RenderedRoot {
        origins = List.copyOf(origins);
    }

    static RenderedRoot broken(Rendering.Broken broken) {
        return new RenderedRoot(broken, List.of());
    }
}
