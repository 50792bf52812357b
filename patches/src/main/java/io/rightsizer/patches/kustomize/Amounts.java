package io.rightsizer.patches.kustomize;

import io.rightsizer.patches.kustomize.Kustomization.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// For everything else: kustomize's `replacements` find containers by name, wherever in the list they are, but
/// cannot remove a field, and fail on a text written over a number (`cpu: 1`). So the declared `resources` of each
/// container are first read into an object of ours, the workload's file is merged into it there, key by key, and the
/// result is written back. Whatever else the manifest declares, GPUs or ephemeral storage, travels along.
record Amounts(WorkloadPatch patch) implements PatchForm {

    /// Makes sure that there are `resources` to read; gone before they are written back.
    private static final String PLACEHOLDER = "placeholder";

    @Override
    public YamlMap document() {
        var document = HeldAmounts.header(patch);
        for (var change : patch.changes()) {
            document.below("spec").below(change.list()).with(change.name(), change.resources());
        }
        return document;
    }

    @Override
    public YamlMap component() {
        var target = HeldAmounts.patchTarget(patch);
        var merge = YamlMap.of("path", patch.fileName()).with("target", target);
        var tidy = YamlMap.of("patch", YamlText.of(withoutPlaceholders())).with("target", target);
        return Kustomization.component()
                .with("components", List.of(Checks.DIRECTORY))
                .with("patches", List.of(merge, tidy))
                .with(
                        "replacements",
                        patch.changes().stream().map(this::writeBack).toList());
    }

    @Override
    public Optional<Checks> checks() {
        var replacements = new ArrayList<YamlMap>();
        patch.changes().forEach(change -> replacements.add(findContainer(change)));
        patch.changes().forEach(change -> replacements.add(readResources(change)));
        var component = Kustomization.component()
                .with("resources", List.of(Checks.HELD_FILE))
                .with("replacements", replacements);
        return Optional.of(new Checks(component, HeldAmounts.withNames(patch)));
    }

    private YamlMap withoutPlaceholders() {
        var document = HeldAmounts.markedLocal(HeldAmounts.header(patch));
        for (var change : patch.changes()) {
            document.below("spec").below(change.list()).with(change.name(), new YamlMap().with(PLACEHOLDER, null));
        }
        return document;
    }

    /// The name onto itself first: it fails the build when there is no such container, which `create` would add.
    private YamlMap findContainer(ContainerChange change) {
        var container = patch.pathOf(change);
        return Kustomization.copy(
                HeldAmounts.nameOf(patch, change),
                patch,
                new Field(container + ".name", false),
                new Field(container + ".resources." + PLACEHOLDER, true));
    }

    private YamlMap readResources(ContainerChange change) {
        var source = Kustomization.workload(patch).with("fieldPath", patch.pathOf(change) + ".resources");
        var target = new Field(HeldAmounts.resourcesPath(change), true).in(HeldAmounts.selector(patch));
        return YamlMap.of("source", source).with("targets", List.of(target));
    }

    private YamlMap writeBack(ContainerChange change) {
        var resources = new Field(patch.pathOf(change) + ".resources", false);
        return Kustomization.copy(HeldAmounts.resourcesOf(patch, change), patch, resources);
    }
}
