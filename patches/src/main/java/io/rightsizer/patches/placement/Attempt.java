package io.rightsizer.patches.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /// Every file in the checkout that it may change.
    Set<String> files(Site site) {
        var files = new TreeSet<String>();
        steps.forEach(step -> files.add(step.file()));
        patches.keySet().forEach(name -> files.add(Tree.below(site.component().directory(), name)));
        if (!patches.isEmpty()) {
            site.layer().ifPresent(layer -> files.add(layer.file()));
        }
        return files;
    }
}
