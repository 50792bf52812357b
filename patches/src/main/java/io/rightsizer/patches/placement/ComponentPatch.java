package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.kustomize.YamlMap;
import io.rightsizer.patches.render.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one file of our component says about one workload.
///
/// @param target as kustomize knows it where the component is applied
record ComponentPatch(ObjectId target, List<PatchedContainer> containers) {

    ComponentPatch {
        containers = List.copyOf(containers);
    }

    /// The amounts it sets for a container; empty where it says nothing.
    Map<Leaf, Optional<String>> amounts(String list, String container) {
        return containers.stream()
                .filter(one -> one.is(list, container))
                .map(PatchedContainer::amounts)
                .findFirst()
                .orElse(Map.of());
    }

    /// Newer amounts over these. Containers that the workload has no more are left out.
    ///
    /// @param pod as it is without our component
    ComponentPatch with(List<PatchedContainer> newer, Pod pod) {
        var merged = new ArrayList<PatchedContainer>();
        for (var list : List.of("initContainers", "containers")) {
            for (var name : pod.names(list)) {
                var both = new PatchedContainer(list, name, amounts(list, name));
                for (var one : newer) {
                    both = one.is(list, name) ? both.with(one.amounts()) : both;
                }
                if (!both.amounts().isEmpty()) {
                    merged.add(both);
                }
            }
        }
        return new ComponentPatch(target, merged);
    }

    /// A merge that names every container of each list it touches, in their order: kustomize moves those that
    /// a merge names to the front of their list.
    ///
    /// @param pod as it is without our component
    YamlMap merge(Pod pod) {
        var document = YamlMap.of("apiVersion", pod.template().apiVersion()).with("kind", target.kind());
        var metadata = document.below("metadata").with("name", target.name());
        if (!target.namespace().isEmpty()) {
            metadata.with("namespace", target.namespace());
        }
        var specification = document.below(pod.template().path());
        for (var list : touchedLists()) {
            specification.with(
                    list,
                    pod.names(list).stream()
                            .map(name -> merged(list, name, pod))
                            .toList());
        }
        return document;
    }

    /// Operations that fail where a container is not the one it was.
    ///
    /// @param pod as it is without our component
    List<YamlMap> operations(Pod pod) {
        var operations = new ArrayList<YamlMap>();
        for (var list : touchedLists()) {
            var names = pod.names(list);
            var path = "/" + String.join("/", pod.template().path()) + "/" + list + "/";
            for (var i = 0; i < names.size(); i++) {
                operations.add(operation("test", path + i + "/name").with("value", names.get(i)));
            }
            containers.stream()
                    .filter(container -> container.list().equals(list))
                    .forEach(container -> operations.addAll(
                            new ResourceOperations(path + names.indexOf(container.name()) + "/resources", container)
                                    .over(pod.resources(list, container.name()))));
        }
        return operations;
    }

    static YamlMap operation(String operation, String path) {
        return YamlMap.of("op", operation).with("path", path);
    }

    private YamlMap merged(String list, String name, Pod pod) {
        var entry = YamlMap.of("name", name);
        var resources = new YamlMap();
        amounts(list, name).forEach((leaf, amount) -> {
            if (amount.isPresent() || pod.amount(list, name, leaf) != null) {
                resources.below(leaf.section()).with(leaf.resource(), amount.orElse(null));
            }
        });
        return resources.isEmpty() ? entry : entry.with("resources", resources);
    }

    private List<String> touchedLists() {
        return containers.stream().map(PatchedContainer::list).distinct().toList();
    }
}
