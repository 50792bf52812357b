package io.rightsizer.patches.kustomize;

import io.rightsizer.patches.change.ContainerChange;
import java.util.List;

/// For everything else: the changed containers are copied, as the manifest declares them, into an object of ours; the
/// workload's file is merged into it, and the `resources` are written back. Replacements find a container by its name
/// wherever in the list it is, so the order stays; reading the whole container first keeps what is not known here, such
/// as GPUs, and lets the merge remove a limit. The copy holds mappings, no lists, so it merges alike in every overlay.
///
/// The copy is marked as local configuration. Kustomize drops such objects only when the overlay ends, so the name
/// of the copy must differ between namespaces.
record CopiedContainers(WorkloadPatch patch) implements PatchForm {

    static final String KIND = "Containers";

    @Override
    public YamlMap document() {
        var document = header();
        patch.changes().forEach(change -> document.below(change.list())
                .below(change.name())
                .with("resources", PatchForm.resources(change)));
        return document;
    }

    @Override
    public YamlMap entry() {
        return Kustomization.patch(patch, YamlMap.of("kind", KIND).with("name", Kustomization.exactly(name())));
    }

    /// The copy before anything is read into it.
    YamlMap empty() {
        var copy = header();
        copy.below("metadata").with("annotations", YamlMap.of("config.kubernetes.io/local-config", "true"));
        return copy;
    }

    /// Reads each changed container; one that the manifest does not declare fails the build. The source cannot tell
    /// namespaces apart, because a manifest may leave its own to the overlay: two workloads of that name fail too.
    List<YamlMap> reads() {
        return patch.changes().stream()
                .map(change -> replacement(
                        Kustomization.workload(patch).with("fieldPath", inWorkload(change)),
                        List.of(target(copy(), inCopy(change)))))
                .toList();
    }

    List<YamlMap> writesBack() {
        return patch.changes().stream()
                .map(change -> replacement(
                        copy().with("fieldPath", inCopy(change) + ".resources"),
                        targets(inWorkload(change) + ".resources")))
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
        return YamlMap.of("select", selected)
                .with("fieldPaths", List.of(field))
                .with("options", YamlMap.of("create", true));
    }

    private static YamlMap replacement(YamlMap source, List<YamlMap> targets) {
        return YamlMap.of("source", source).with("targets", targets);
    }

    private static String inCopy(ContainerChange change) {
        return change.list() + "." + change.name();
    }

    private String inWorkload(ContainerChange change) {
        return String.join(".", patch.template().path()) + "." + change.list() + ".[name=" + change.name() + "]";
    }

    private YamlMap header() {
        return YamlMap.of("apiVersion", "rightsizer.io/v1")
                .with("kind", KIND)
                .with("metadata", YamlMap.of("name", name()));
    }

    private YamlMap copy() {
        return YamlMap.of("kind", KIND).with("name", name());
    }

    private String name() {
        return name(patch.id().namespace(), patch.label());
    }

    static String name(String namespace, String label) {
        return namespace + "." + label;
    }
}
