package io.rightsizer.patches.kustomize;

import io.rightsizer.patches.change.ContainerChange;

/// How one workload's file is told to kustomize. Three ways, because each of the usual two does harm somewhere:
/// a strategic merge moves the containers it names to the front, and replaces whole lists in kinds kustomize has no
/// schema for; a JSON patch counts containers, and their order is unknown here.
sealed interface PatchForm permits StrategicMerge, JsonPatch, CopiedContainers {

    static PatchForm of(WorkloadPatch patch) {
        if (patch.alone() && patch.template().builtIn()) {
            return new StrategicMerge(patch);
        }
        return patch.alone() && JsonPatch.canExpress(patch) ? new JsonPatch(patch) : new CopiedContainers(patch);
    }

    /// A container's `resources` as far as a patch sets them; null removes a limit.
    static YamlMap resources(ContainerChange container) {
        var resources = new YamlMap();
        container.leaves().forEach(change -> resources
                .below(change.leaf().section())
                .with(change.leaf().resource(), change.after()));
        return resources;
    }

    WorkloadPatch patch();

    /// The workload's file: the amounts, and nothing else to read.
    Object document();

    /// The namespace's `patches` entry that uses the file.
    YamlMap entry();
}
