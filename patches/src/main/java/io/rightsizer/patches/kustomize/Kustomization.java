package io.rightsizer.patches.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The vocabulary of kustomize's own files. Within one component, kustomize runs nested components, then patches,
/// then replacements. Objects marked as local configuration are dropped when the whole overlay is built.
final class Kustomization {

    private Kustomization() {}

    static YamlMap component() {
        return YamlMap.of("apiVersion", "kustomize.config.k8s.io/v1alpha1").with("kind", "Component");
    }

    /// The `patches` entry that applies the workload's file to the workload.
    static YamlMap patchOf(WorkloadPatch patch) {
        var namespaces = patch.declaredNamespaces().stream()
                .map(Kustomization::escaped)
                .collect(Collectors.joining("|", "^(", ")$"));
        var target =
                gvk(patch.template()).with("name", exactly(patch.id().name())).with("namespace", namespaces);
        return YamlMap.of("path", patch.fileName()).with("target", target);
    }

    /// Copies `source` into fields of the workload, whether its manifest declares the namespace or leaves it to an
    /// overlay. Unlike patch targets these selectors are literal, not regular expressions.
    static YamlMap copy(YamlMap source, WorkloadPatch patch, Field... fields) {
        var targets = new ArrayList<YamlMap>();
        for (var namespace : patch.declaredNamespaces()) {
            for (var field : fields) {
                targets.add(field.in(workload(patch).with("namespace", namespace)));
            }
        }
        return YamlMap.of("source", source).with("targets", targets);
    }

    static YamlMap workload(WorkloadPatch patch) {
        return gvk(patch.template()).with("name", patch.id().name());
    }

    /// A regular expression for one name. Kubernetes names hold no other character with a meaning there.
    static String exactly(String name) {
        return "^" + escaped(name) + "$";
    }

    static YamlMap localConfiguration() {
        return YamlMap.of("config.kubernetes.io/local-config", "true");
    }

    private static YamlMap gvk(PodTemplate template) {
        var gvk = template.group().isEmpty() ? new YamlMap() : YamlMap.of("group", template.group());
        return gvk.with("version", template.version()).with("kind", template.kind());
    }

    private static String escaped(String name) {
        return name.replace(".", "\\.");
    }

    /// A field a replacement writes. Without `create`, a workload that lacks the field fails the build.
    record Field(String path, boolean create) {

        YamlMap in(YamlMap selected) {
            var target = YamlMap.of("select", selected).with("fieldPaths", List.of(path));
            return create ? target.with("options", YamlMap.of("create", true)) : target;
        }
    }
}
