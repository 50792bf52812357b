package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.render.Manifest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The containers of a workload as its kustomization renders them.
record Pod(PodTemplate template, Manifest manifest) {

    /// Names in their order.
    List<String> names(String list) {
        return containers(list).stream()
                .map(container -> Nested.text(Nested.at(container, "name")))
                .toList();
    }

    boolean has(String list, String container) {
        return Nested.indexOfName(containers(list), container) >= 0;
    }

    /// Empty where it sets none.
    Map<?, ?> resources(String list, String container) {
        var containers = containers(list);
        return Nested.map(Nested.at(containers, Nested.indexOfName(containers, container), "resources"));
    }

    /// Absent where it is not set.
    @Nullable
    String amount(String list, String container, Leaf leaf) {
        var amount = Nested.at(resources(list, container), leaf.section(), leaf.resource());
        return amount == null ? null : amount.toString();
    }

    private List<?> containers(String list) {
        return Nested.list(Nested.at(Nested.at(manifest.content(), template.path()), list));
    }
}
