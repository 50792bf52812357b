package io.rightsizer.patches.kustomize;

import java.util.List;

/// For everything else: the declared containers are copied into a `PodTemplate` of ours, the workload's file is merged
/// there by name, and each changed container is written back to where its name stands in the manifest. The merge may
/// reorder the copy as it likes; the manifest's own list keeps its order, and whatever else a container declares
/// travels along. `PodTemplate` because kustomize knows its schema and patches of overlays hardly ever target it.
///
/// The copy is marked as local configuration. Kustomize drops such objects only when the overlay ends, so the name
/// of the copy must differ between namespaces.
record CopiedTemplate(WorkloadPatch patch) implements PatchForm {

    private static final String KIND = "PodTemplate";
    private static final List<String> PATH = List.of("template", "spec");

    @Override
    public YamlMap document() {
        var document = header();
        document.below(PATH).putAll(patch.podSpecification());
        return document;
    }

    /// Needs no target: the copy is always there, under the name the file gives.
    @Override
    public YamlMap entry() {
        return YamlMap.of("path", patch.fileName());
    }

    /// The copy before anything is read into it.
    YamlMap empty() {
        var copy = header();
        copy.below("metadata").with("annotations", YamlMap.of("config.kubernetes.io/local-config", "true"));
        return copy;
    }

    /// Reads each touched list. The source cannot tell namespaces apart, because a manifest may leave its own to the
    /// overlay: two workloads of that name fail the build.
    List<YamlMap> reads() {
        return patch.lists().stream()
                .map(list -> replacement(
                        Kustomization.workload(patch).with("fieldPath", inWorkload(list)),
                        List.of(target(copy(), inCopy(list)).with("options", YamlMap.of("create", true)))))
                .toList();
    }

    /// Without `create`, so that a container that is not in the manifest fails the build.
    List<YamlMap> writesBack() {
        return patch.changes().stream()
                .map(change -> change.list() + ".[name=" + change.name() + "]")
                .map(container ->
                        replacement(copy().with("fieldPath", inCopy(container)), targets(inWorkload(container))))
                .toList();
    }

    /// The workload, whether its manifest declares the namespace or leaves it to an overlay: unlike the targets of
    /// patches, these selectors are literal.
    private List<YamlMap> targets(String field) {
        return patch.declaredNamespaces().stream()
                .map(namespace -> target(Kustomization.workload(patch).with("namespace", namespace), field))
                .toList();
    }

    private static YamlMap target(YamlMap selected, String field) {
        return YamlMap.of("select", selected).with("fieldPaths", List.of(field));
    }

    private static YamlMap replacement(YamlMap source, List<YamlMap> targets) {
        return YamlMap.of("source", source).with("targets", targets);
    }

    private static String inCopy(String field) {
        return String.join(".", PATH) + "." + field;
    }

    private String inWorkload(String field) {
        return String.join(".", patch.template().path()) + "." + field;
    }

    private YamlMap header() {
        return YamlMap.of("apiVersion", "v1").with("kind", KIND).with("metadata", YamlMap.of("name", name()));
    }

    private YamlMap copy() {
        return YamlMap.of("kind", KIND).with("name", name());
    }

    private String name() {
        return patch.id().namespace() + "." + patch.label();
    }
}
