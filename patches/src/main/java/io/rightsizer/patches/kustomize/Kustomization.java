package io.rightsizer.patches.kustomize;

import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.change.TargetChange;
import java.util.List;
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
        var target = gvk(patch.template())
                .with("name", exactly(patch.id().name()))
                .with("namespace", declaredNamespaces(patch));
        return patch(patch, target);
    }

    /// The `patches` entry that applies the workload's second file to its autoscaler.
    static YamlMap patchOfAutoscaler(WorkloadPatch patch, TargetChange change) {
        var target =
                autoscaler().with("name", exactly(change.autoscaler())).with("namespace", declaredNamespaces(patch));
        return YamlMap.of("path", TargetPatch.fileOf(patch.fileName())).with("target", target);
    }

    /// A replacement that changes nothing and fails when the autoscaler is not there.
    static YamlMap presenceOf(TargetChange change) {
        var there = YamlMap.of("select", autoscaler().with("name", change.autoscaler()))
                .with("fieldPaths", List.of("metadata.name"));
        var source = autoscaler().with("name", change.autoscaler()).with("fieldPath", "metadata.name");
        return YamlMap.of("source", source).with("targets", List.of(there));
    }

    private static YamlMap autoscaler() {
        return YamlMap.of("group", "autoscaling").with("version", "v2").with("kind", "HorizontalPodAutoscaler");
    }

    private static String declaredNamespaces(WorkloadPatch patch) {
        return patch.declaredNamespaces().stream()
                .map(Kustomization::escaped)
                .collect(Collectors.joining("|", "^(", ")$"));
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
