package io.rightsizer.patches.placement;

import java.util.List;
import java.util.Map;

/// What came of all changes to one root.
///
/// @param texts of the files that differ, by path
record RootChange(Map<String, String> texts, List<PlacedWorkload> workloads, List<RenderedChange> rendered) {

    RootChange {
        texts = Map.copyOf(texts);
        workloads = List.copyOf(workloads);
        rendered = List.copyOf(rendered);
    }
}
