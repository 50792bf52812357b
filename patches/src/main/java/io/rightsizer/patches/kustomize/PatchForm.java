package io.rightsizer.patches.kustomize;

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

    WorkloadPatch patch();

    /// The workload's file.
    Object document();

    /// Adds what makes kustomize use the file.
    void wire(Wiring wiring);
}
