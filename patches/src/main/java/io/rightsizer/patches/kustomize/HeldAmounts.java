package io.rightsizer.patches.kustomize;

/// Our own object that kustomize works with and then drops: the names of the touched containers, from which a
/// replacement can take a value, and the place where their `resources` are merged. Kustomize drops it only when the
/// overlay ends, so its name must differ between namespaces.
final class HeldAmounts {

    private static final String KIND = "Amounts";

    private HeldAmounts() {}

    static YamlMap header(WorkloadPatch patch) {
        return YamlMap.of("apiVersion", "rightsizer.io/v1")
                .with("kind", KIND)
                .with("metadata", YamlMap.of("name", name(patch)));
    }

    static YamlMap withNames(WorkloadPatch patch) {
        var names = new YamlMap();
        patch.changes().forEach(change -> names.with(change.name(), change.name()));
        return header(patch).with("names", names);
    }

    /// The same, kept out of kustomize's output.
    static YamlMap markedLocal(YamlMap held) {
        held.below("metadata").with("annotations", Kustomization.localConfiguration());
        return held;
    }

    static YamlMap nameOf(WorkloadPatch patch, ContainerChange change) {
        return selector(patch).with("fieldPath", "names." + change.name());
    }

    static YamlMap resourcesOf(WorkloadPatch patch, ContainerChange change) {
        return selector(patch).with("fieldPath", resourcesPath(change));
    }

    static String resourcesPath(ContainerChange change) {
        return "spec." + change.list() + "." + change.name();
    }

    static YamlMap selector(WorkloadPatch patch) {
        return YamlMap.of("kind", KIND).with("name", name(patch));
    }

    static YamlMap patchTarget(WorkloadPatch patch) {
        return YamlMap.of("kind", KIND).with("name", Kustomization.exactly(name(patch)));
    }

    private static String name(WorkloadPatch patch) {
        return patch.id().namespace() + "." + patch.label();
    }
}
