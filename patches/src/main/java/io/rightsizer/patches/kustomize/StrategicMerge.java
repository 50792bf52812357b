package io.rightsizer.patches.kustomize;

import java.util.List;

/// For built-in kinds with one container in each touched list: merged by container name.
record StrategicMerge(WorkloadPatch patch) implements PatchForm {

    @Override
    public YamlMap document() {
        var template = patch.template();
        var document = YamlMap.of("apiVersion", template.apiVersion())
                .with("kind", template.kind())
                .with("metadata", YamlMap.of("name", patch.id().name()));
        for (var change : patch.changes()) {
            var container = YamlMap.of("name", change.name()).with("resources", PatchForm.resources(change));
            document.below(template.path()).with(change.list(), List.of(container));
        }
        return document;
    }

    @Override
    public YamlMap entry() {
        return Kustomization.patchOfWorkload(patch);
    }
}
