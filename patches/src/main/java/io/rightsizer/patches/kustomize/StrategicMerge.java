package io.rightsizer.patches.kustomize;

import io.rightsizer.patches.kustomize.Kustomization.Field;
import java.util.List;
import java.util.Optional;

/// For built-in kinds with one container in the touched list: merged by container name.
record StrategicMerge(WorkloadPatch patch) implements PatchForm {

    @Override
    public YamlMap document() {
        var template = patch.template();
        var document = YamlMap.of("apiVersion", template.apiVersion())
                .with("kind", template.kind())
                .with("metadata", YamlMap.of("name", patch.id().name()));
        var change = patch.changes().getFirst();
        var container = YamlMap.of("name", change.name()).with("resources", change.resources());
        document.below(template.path()).with(change.list(), List.of(container));
        return document;
    }

    @Override
    public YamlMap component() {
        return Kustomization.component()
                .with("components", List.of(Checks.DIRECTORY))
                .with("patches", List.of(Kustomization.patchOf(patch)));
    }

    /// A merge adds a container that it does not find, without an image. Writing a container's name onto itself
    /// changes nothing and fails the build when the workload has no such container.
    @Override
    public Optional<Checks> checks() {
        var change = patch.changes().getFirst();
        var name = new Field(patch.pathOf(change) + ".name", false);
        var check = Kustomization.copy(HeldAmounts.nameOf(patch, change), patch, name);
        var component = Kustomization.component()
                .with("resources", List.of(Checks.HELD_FILE))
                .with("replacements", List.of(check));
        return Optional.of(new Checks(component, HeldAmounts.markedLocal(HeldAmounts.withNames(patch))));
    }
}
