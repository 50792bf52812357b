package io.rightsizer.patches.placement;

import java.util.List;
import java.util.Map;

/// One way to bring a workload's change about.
///
/// @param file that people look at first
/// @param reason one sentence: why this way
/// @param steps edits of files that people wrote
/// @param patches files of our component, by name
record Attempt(PlacedAs as, String file, String reason, List<Step> steps, Map<String, Component.PatchFile> patches) {

    Attempt {
        steps = List.copyOf(steps);
        patches = Map.copyOf(patches);
    }
}
