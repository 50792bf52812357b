package io.rightsizer.patches.kustomize;

import java.util.stream.Collectors;

/// The vocabulary of kustomize's own files. Within one component, kustomize runs nested components, then patches,
/// then replacements.
final class Kustomization {

    static final String FILE = "kustomization.yaml";

    private Kustomization() {}

    static YamlMap component() {
        return YamlMap.of("apiVersion", "kustomize.config.k8s.io/v1alpha1").with("kind", "Component");
    }

    /// The `patches` entry that applies the workload's file to the workload.
    static YamlMap patchOfWorkload(WorkloadPatch patch) {
        var namespaces = patch.declaredNamespaces().stream()
                .map(Kustomization::escaped)
                .collect(Collectors.joining("|", "^(", ")$"));
        var target =
                gvk(patch.template()).with("name", exactly(patch.id().name())).with("namespace", namespaces);
        return patch(patch, target);
    }

    /// The `patches` entry that applies the workload's file to `target`.
    static YamlMap patch(WorkloadPatch patch, YamlMap target) {
        return YamlMap.of("path", patch.fileName()).with("target", target);
    }

    /// Selects the workload in replacements, in whatever namespace.
    static YamlMap workload(WorkloadPatch patch) {
        return gvk(patch.template()).with("name", patch.id().name());
    }

    /// A regular expression for one name. Kubernetes names hold no other character with a meaning there.
    static String exactly(String name) {
        return "^" + escaped(name) + "$";
    }

    private static YamlMap gvk(PodTemplate template) {
        var gvk = template.group().isEmpty() ? new YamlMap() : YamlMap.of("group", template.group());
        return gvk.with("version", template.version()).with("kind", template.kind());
    }

    private static String escaped(String name) {
        return name.replace(".", "\\.");
    }
}
