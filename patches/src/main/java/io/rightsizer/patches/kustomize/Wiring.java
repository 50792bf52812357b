package io.rightsizer.patches.kustomize;

import static io.rightsizer.patches.kustomize.Amounts.API_VERSION;
import static io.rightsizer.patches.kustomize.Amounts.KIND;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The two kustomizations of a namespace: `checks`, which kustomize runs first, and the component itself.
/// Within one kustomization, kustomize runs nested components, then patches, then replacements, and drops local
/// configuration at its end.
///
/// Patch targets are regular expressions; the selectors of replacements are literal, up to kustomize 5.5 at least.
final class Wiring {

    static final String CHECKS = "checks";

    private static final String CONTAINER_NAMES_KIND = "ContainerNames";
    private static final String CONTAINER_NAMES_FILE = "container-names.yaml";

    private final List<String> resources = new ArrayList<>();
    private final List<YamlMap> patches = new ArrayList<>();
    private final List<YamlMap> replacements = new ArrayList<>();
    private final List<YamlMap> checks = new ArrayList<>();
    private final Collection<String> containerNames = new TreeSet<>();

    static YamlMap localConfiguration() {
        return YamlMap.of("config.kubernetes.io/local-config", "true");
    }

    /// Uses the workload's file as a patch.
    void patch(WorkloadPatch patch) {
        patches.add(YamlMap.of("path", patch.fileName()).with("target", target(patch)));
    }

    void resource(String fileName) {
        resources.add(fileName);
    }

    /// Fails the build when the workload is there but has no such container: writing a container's name onto itself
    /// changes nothing and, without `create`, needs the container.
    void requireContainer(WorkloadPatch patch, ContainerChange change) {
        containerNames.add(change.name());
        var source = YamlMap.of("kind", CONTAINER_NAMES_KIND).with("fieldPath", "spec." + change.name());
        checks.add(replacement(source, patch, List.of(containerPath(patch, change) + ".name"), false));
    }

    /// Reads the declared limits, drops the removed ones and writes the rest back, the unknown ones among them.
    void removeLimits(WorkloadPatch patch) {
        var dropped = new YamlMap();
        for (var change : patch.changes()) {
            var removals = change.removals();
            if (removals.isEmpty()) {
                continue;
            }
            removals.forEach(leaf -> dropped.below(change.name()).with(leaf.resource(), null));
            checks.add(readLimits(patch, change));
            replacements.add(replacement(
                    amounts(patch, "spec.declaredLimits." + change.name()),
                    patch,
                    List.of(containerPath(patch, change) + ".resources.limits"),
                    false));
        }
        patches.add(dropLimits(patch, dropped));
    }

    void copyAmounts(WorkloadPatch patch, ContainerChange change) {
        for (var leaf : change.leaves()) {
            if (!leaf.removes()) {
                var field = ".resources." + leaf.section() + "." + leaf.resource();
                var source = amounts(patch, "spec." + change.list() + ".[name=" + change.name() + "]" + field);
                replacements.add(replacement(source, patch, List.of(containerPath(patch, change) + field), true));
            }
        }
    }

    /// The files of both kustomizations, relative to the namespace's directory.
    Map<String, String> files(String title) {
        var files = new TreeMap<String, String>();
        var component = component();
        addIfAny(component, "resources", resources);
        if (!checks.isEmpty()) {
            component.with("components", List.of(CHECKS));
            files.put(CHECKS + "/kustomization.yaml", checksComponent(title));
            files.put(CHECKS + "/" + CONTAINER_NAMES_FILE, containerNamesFile(title));
        }
        addIfAny(component, "patches", patches);
        addIfAny(component, "replacements", replacements);
        files.put("kustomization.yaml", YamlText.file(List.of(title), component));
        return files;
    }

    private String checksComponent(String title) {
        var component =
                component().with("resources", List.of(CONTAINER_NAMES_FILE)).with("replacements", checks);
        var comment = "Runs first: fails the build when a container to be patched is not there, and reads limits.";
        return YamlText.file(List.of(title, comment), component);
    }

    private String containerNamesFile(String title) {
        var metadata = YamlMap.of("name", "expected").with("annotations", localConfiguration());
        var names = new YamlMap();
        containerNames.forEach(name -> names.with(name, name));
        var document = YamlMap.of("apiVersion", API_VERSION)
                .with("kind", CONTAINER_NAMES_KIND)
                .with("metadata", metadata)
                .with("spec", names);
        return YamlText.file(List.of(title), document);
    }

    private static YamlMap readLimits(WorkloadPatch patch, ContainerChange change) {
        var source = gvk(patch.template())
                .with("name", patch.id().name())
                .with("fieldPath", containerPath(patch, change) + ".resources.limits");
        var target = YamlMap.of("select", YamlMap.of("kind", KIND).with("name", patch.label()))
                .with("fieldPaths", List.of("spec.declaredLimits." + change.name()))
                .with("options", YamlMap.of("create", true));
        return YamlMap.of("source", source).with("targets", List.of(target));
    }

    private static YamlMap dropLimits(WorkloadPatch patch, YamlMap dropped) {
        var document = YamlMap.of("apiVersion", API_VERSION)
                .with("kind", KIND)
                .with("metadata", YamlMap.of("name", patch.label()).with("annotations", localConfiguration()))
                .with("spec", YamlMap.of("declaredLimits", dropped));
        return YamlMap.of("patch", YamlText.of(document))
                .with("target", YamlMap.of("kind", KIND).with("name", exactly(patch.label())));
    }

    private static YamlMap amounts(WorkloadPatch patch, String fieldPath) {
        return YamlMap.of("kind", KIND).with("name", patch.label()).with("fieldPath", fieldPath);
    }

    private static YamlMap replacement(YamlMap source, WorkloadPatch patch, List<String> fieldPaths, boolean create) {
        var targets = patch.declaredNamespaces().stream()
                .map(namespace -> {
                    var select = gvk(patch.template())
                            .with("name", patch.id().name())
                            .with("namespace", namespace);
                    var target = YamlMap.of("select", select).with("fieldPaths", fieldPaths);
                    return create ? target.with("options", YamlMap.of("create", true)) : target;
                })
                .toList();
        return YamlMap.of("source", source).with("targets", targets);
    }

    private static String containerPath(WorkloadPatch patch, ContainerChange change) {
        return String.join(".", patch.template().path()) + "." + change.list() + ".[name=" + change.name() + "]";
    }

    private static YamlMap target(WorkloadPatch patch) {
        var namespaces =
                patch.declaredNamespaces().stream().map(Wiring::escaped).collect(Collectors.joining("|", "^(", ")$"));
        return gvk(patch.template()).with("name", exactly(patch.id().name())).with("namespace", namespaces);
    }

    private static YamlMap gvk(PodTemplate template) {
        var gvk = template.group().isEmpty() ? new YamlMap() : YamlMap.of("group", template.group());
        return gvk.with("version", template.version()).with("kind", template.kind());
    }

    private static String exactly(String name) {
        return "^" + escaped(name) + "$";
    }

    /// Kubernetes names hold no other character with a meaning in regular expressions.
    private static String escaped(String name) {
        return name.replace(".", "\\.");
    }

    private static YamlMap component() {
        return YamlMap.of("apiVersion", "kustomize.config.k8s.io/v1alpha1").with("kind", "Component");
    }

    private static void addIfAny(YamlMap component, String field, List<?> entries) {
        if (!entries.isEmpty()) {
            component.with(field, entries);
        }
    }
}
