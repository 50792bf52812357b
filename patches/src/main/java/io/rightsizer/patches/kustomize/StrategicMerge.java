package io.rightsizer.patches.kustomize;

import java.util.List;

/// For built-in kinds with one container in the touched list: merged by container name.
record StrategicMerge(WorkloadPatch patch) implements PatchForm {

    @Override
    public YamlMap document() {
        var template = patch.template();
        var document = YamlMap.of("apiVersion", template.apiVersion())
                .with("kind", template.kind())
                .with("metadata", YamlMap.of("name", patch.id().name()));
        var change = patch.changes().getFirst();
        document.below(template.path()).with(change.list(), List.of(container(change)));
        return document;
    }

    /// A merge adds a container that it does not find, without an image; so its presence is checked first.
    @Override
    public void wire(Wiring wiring) {
        wiring.requireContainer(patch, patch.changes().getFirst());
        wiring.patch(patch);
    }

    /// The container with its changed amounts; null removes one.
    private static YamlMap container(ContainerChange change) {
        var resources = new YamlMap();
        change.leaves().forEach(leaf -> resources.below(leaf.section()).with(leaf.resource(), leaf.after()));
        return YamlMap.of("name", change.name()).with("resources", resources);
    }
}
