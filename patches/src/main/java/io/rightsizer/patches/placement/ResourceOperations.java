package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.kustomize.YamlMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The RFC 6902 operations that bring one container's resources about. `add` needs a parent that is there,
/// and `remove` something to remove, so they depend on what is set without them.
///
/// @param path of the container's `resources`
record ResourceOperations(String path, PatchedContainer container) {

    /// @param resources as they are without these operations
    List<YamlMap> over(Map<?, ?> resources) {
        if (resources.isEmpty()) {
            var all = new YamlMap();
            set(Leaf.values())
                    .forEach((leaf, amount) -> all.below(leaf.section()).with(leaf.resource(), amount));
            return all.isEmpty() ? List.of() : List.of(add(path, all));
        }
        var operations = new ArrayList<YamlMap>();
        operations.addAll(section("requests", Nested.map(resources.get("requests"))));
        operations.addAll(section("limits", Nested.map(resources.get("limits"))));
        return operations;
    }

    private List<YamlMap> section(String section, Map<?, ?> present) {
        if (present.isEmpty()) {
            var all = new YamlMap();
            set(Leaf.values()).forEach((leaf, amount) -> {
                if (leaf.section().equals(section)) {
                    all.with(leaf.resource(), amount);
                }
            });
            return all.isEmpty() ? List.of() : List.of(add(path + "/" + section, all));
        }
        var operations = new ArrayList<YamlMap>();
        container.amounts().forEach((leaf, amount) -> {
            var place = path + "/" + section + "/" + leaf.resource();
            if (leaf.section().equals(section) && amount.isPresent()) {
                operations.add(add(place, amount.get()));
            } else if (leaf.section().equals(section) && present.containsKey(leaf.resource())) {
                operations.add(ComponentPatch.operation("remove", place));
            }
        });
        return operations;
    }

    private Map<Leaf, String> set(Leaf... leaves) {
        var set = new EnumMap<Leaf, String>(Leaf.class);
        for (var leaf : leaves) {
            container.amounts().getOrDefault(leaf, Optional.empty()).ifPresent(amount -> set.put(leaf, amount));
        }
        return set;
    }

    private static YamlMap add(String path, Object value) {
        return ComponentPatch.operation("add", path).with("value", value);
    }
}
