package io.rightsizer.patches.kustomize;

/// For built-in kinds with one container in each touched list: merged by container name.
record StrategicMerge(WorkloadPatch patch) implements PatchForm {

    @Override
    public YamlMap document() {
        var template = patch.template();
        var document = YamlMap.of("apiVersion", template.apiVersion())
                .with("kind", template.kind())
                .with("metadata", YamlMap.of("name", patch.id().name()));
        document.below(template.path()).putAll(patch.podSpecification());
        return document;
    }

    @Override
    public YamlMap entry() {
        return Kustomization.entry(patch);
    }
}
