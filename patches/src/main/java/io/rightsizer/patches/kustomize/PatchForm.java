package io.rightsizer.patches.kustomize;

import java.util.Optional;

/// How one workload's changes are told to kustomize. Three ways, because each of the usual two does harm somewhere:
/// a strategic merge moves the containers it names to the front, and replaces whole lists in kinds kustomize has no
/// schema for; a JSON patch counts containers, and their order is unknown here.
sealed interface PatchForm permits StrategicMerge, JsonPatch, Amounts {

    static PatchForm of(WorkloadPatch patch) {
        if (patch.alone() && patch.template().builtIn()) {
            return new StrategicMerge(patch);
        }
        return patch.alone() && JsonPatch.canExpress(patch) ? new JsonPatch(patch) : new Amounts(patch);
    }

    /// The workload's file: the amounts, and nothing else to read.
    Object document();

    /// The component that uses the file.
    YamlMap component();

    /// A component that kustomize must run before, where there is one.
    Optional<Checks> checks();

    /// @param held an object for kustomize to take names from and keep amounts in; never part of the output
    record Checks(YamlMap component, YamlMap held) {

        static final String DIRECTORY = "checks";
        static final String HELD_FILE = "containers.yaml";
    }
}
