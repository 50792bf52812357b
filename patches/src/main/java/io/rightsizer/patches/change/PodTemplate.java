package io.rightsizer.patches.change;

import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a kind of workload keeps the specification of its pods, and whether kustomize knows the kind's schema:
/// it merges container lists by name only for built-in kinds and replaces them whole for all others.
///
/// @param group API group, empty for the core group
/// @param path fields from the object's root to the pod specification
public record PodTemplate(String group, String version, String kind, List<String> path, boolean builtIn) {

    private static final List<String> TEMPLATE = List.of("spec", "template", "spec");

    private static final Map<String, PodTemplate> KNOWN = index(
            new PodTemplate("apps", "v1", "Deployment", TEMPLATE, true),
            new PodTemplate("apps", "v1", "StatefulSet", TEMPLATE, true),
            new PodTemplate("apps", "v1", "DaemonSet", TEMPLATE, true),
            new PodTemplate("apps", "v1", "ReplicaSet", TEMPLATE, true),
            new PodTemplate("", "v1", "ReplicationController", TEMPLATE, true),
            new PodTemplate("batch", "v1", "Job", TEMPLATE, true),
            new PodTemplate("batch", "v1", "CronJob", List.of("spec", "jobTemplate", "spec", "template", "spec"), true),
            new PodTemplate("argoproj.io", "v1alpha1", "Rollout", TEMPLATE, false),
            new PodTemplate("apps.openshift.io", "v1", "DeploymentConfig", TEMPLATE, false),
            new PodTemplate("apps.kruise.io", "v1alpha1", "CloneSet", TEMPLATE, false));

    public PodTemplate {
        path = List.copyOf(path);
    }

    public static Optional<PodTemplate> of(WorkloadKind kind) {
        return Optional.ofNullable(KNOWN.get(kind.name()));
    }

    public static Stream<PodTemplate> known() {
        return KNOWN.values().stream();
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    private static Map<String, PodTemplate> index(PodTemplate... templates) {
        return Arrays.stream(templates).collect(Collectors.toUnmodifiableMap(PodTemplate::kind, known -> known));
    }
}
