package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.Rendering;
import java.util.List;

/// Where a workload is declared.
public sealed interface Located {

    /// @param manifest as the root renders it today
    /// @param file that declares it first, before any patch; a path in the checkout
    /// @param reach the roots that this file is part of, `root` among them
    /// @param caveats what changes the object after it was rendered
    record Declared(Root root, Manifest manifest, String file, List<Root> reach, List<Caveat> caveats)
            implements Located {

        public Declared {
            reach = List.copyOf(reach);
            caveats = List.copyOf(caveats);
        }
    }

    /// Several roots declare it and nothing tells which one is meant, or one that cannot be rendered might.
    ///
    /// @param why one line: what speaks for each, what to try
    record Ambiguous(List<Root> candidates, String why) implements Located {

        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /// What seems to declare it cannot be rendered.
    record Unrenderable(Root root, Rendering.Broken broken) implements Located {}

    /// @param why one line: what was looked at, what to try
    record Absent(String why) implements Located {}
}
