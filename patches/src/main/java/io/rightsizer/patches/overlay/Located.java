package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.Manifest;
import java.util.List;

/// Where a workload is declared.
public sealed interface Located {

    /// @param manifest as the root renders it today
    /// @param file that declares it first, before any patch; a path in the checkout
    /// @param reach the roots that this file is part of, `root` among them
    record Declared(Root root, Manifest manifest, String file, List<Root> reach) implements Located {

        public Declared {
            reach = List.copyOf(reach);
        }
    }

    /// Several roots declare it and nothing tells which one is meant.
    record Ambiguous(List<Root> candidates) implements Located {

        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /// @param why one line: what was looked at, what to try
    record Absent(String why) implements Located {}
}
