package io.rightsizer.patches.kustomize;

import java.util.ArrayList;
import java.util.List;

/// For everything else: the file holds the amounts by container name, and kustomize's `replacements` copy each one
/// to its container, wherever in the list that is. The file itself is never applied: kustomize drops local
/// configuration from its output.
///
/// `replacements` cannot remove a limit. So the declared limits, with those we do not know, are first read into the
/// amounts, lose the removed ones there, and are written back.
record Amounts(WorkloadPatch patch) implements PatchForm {

    static final String API_GROUP = "rightsizer.io";
    static final String API_VERSION = API_GROUP + "/v1";
    static final String KIND = "Amounts";

    @Override
    public YamlMap document() {
        var metadata = YamlMap.of("name", patch.label());
        if (!patch.removesLimits()) {
            metadata.with("annotations", Wiring.localConfiguration());
        }
        var document = YamlMap.of("apiVersion", API_VERSION).with("kind", KIND).with("metadata", metadata);
        var spec = document.below("spec");
        for (var change : patch.changes()) {
            containers(spec, change.list()).add(container(change));
        }
        return document;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.resource(patch.fileName());
        patch.changes().forEach(change -> wiring.requireContainer(patch, change));
        if (patch.removesLimits()) {
            wiring.removeLimits(patch);
        }
        patch.changes().forEach(change -> wiring.copyAmounts(patch, change));
    }

    @SuppressWarnings("unchecked") // both lists of the specification are made here and nowhere else
    private static List<YamlMap> containers(YamlMap spec, String list) {
        return (List<YamlMap>) spec.computeIfAbsent(list, ignored -> new ArrayList<YamlMap>());
    }

    private static YamlMap container(ContainerChange change) {
        var resources = new YamlMap();
        change.leaves().stream()
                .filter(leaf -> !leaf.removes())
                .forEach(leaf -> resources.below(leaf.section()).with(leaf.resource(), leaf.quantity()));
        return YamlMap.of("name", change.name()).with("resources", resources);
    }
}
