package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.render.ObjectId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the amounts of a file of our component back, also after a person changed some of them.
final class ComponentPatchReader {

    private static final Pattern OPERATION =
            Pattern.compile("/(.+)/(initContainers|containers)/(\\d+)/(name|resources(?:/.*)?)");

    private final PodTemplate template;
    private final Map<String, String> names = new HashMap<>();
    private final Map<List<String>, Map<Leaf, Optional<String>>> amounts = new HashMap<>();

    private ComponentPatchReader(PodTemplate template) {
        this.template = template;
    }

    /// @param target of the workload whose file it should be
    /// @param document the file as a YAML reader gives it
    static ComponentPatch read(ObjectId target, PodTemplate template, @Nullable Object document) {
        var reader = new ComponentPatchReader(template);
        if (document instanceof List<?> operations) {
            reader.readOperations(operations);
        } else {
            reader.readMerge(document);
        }
        var containers = new ArrayList<PatchedContainer>();
        reader.amounts.forEach((container, set) ->
                containers.add(new PatchedContainer(container.getFirst(), container.getLast(), set)));
        return new ComponentPatch(target, containers);
    }

    private void readMerge(@Nullable Object document) {
        for (var list : List.of("initContainers", "containers")) {
            for (var entry : Nested.list(Nested.at(Nested.at(document, template.path()), list))) {
                readResources(list, Nested.text(Nested.at(entry, "name")), Nested.map(Nested.at(entry, "resources")));
            }
        }
    }

    private void readOperations(List<?> operations) {
        for (var operation : operations) {
            var matcher = OPERATION.matcher(Nested.text(Nested.at(operation, "path")));
            if (matcher.matches() && matcher.group(1).equals(String.join("/", template.path()))) {
                var list = matcher.group(2);
                var place = list + "/" + matcher.group(3);
                if (matcher.group(4).equals("name")) {
                    names.put(place, Nested.text(Nested.at(operation, "value")));
                } else {
                    readOperation(list, names.getOrDefault(place, ""), matcher.group(4), operation);
                }
            }
        }
    }

    private void readOperation(String list, String container, String path, @Nullable Object operation) {
        var steps = path.split("/", -1);
        var value = Nested.at(operation, "value");
        switch (steps.length) {
            case 1 -> readResources(list, container, Nested.map(value));
            case 2 -> readSection(list, container, steps[1], Nested.map(value));
            case 3 -> put(list, container, steps[1], steps[2], value);
            default -> {}
        }
    }

    private void readResources(String list, String container, Map<?, ?> resources) {
        resources.forEach(
                (section, values) -> readSection(list, container, String.valueOf(section), Nested.map(values)));
    }

    private void readSection(String list, String container, String section, Map<?, ?> values) {
        values.forEach((resource, value) -> put(list, container, section, String.valueOf(resource), value));
    }

    private void put(String list, String container, String section, String resource, @Nullable Object value) {
        for (var leaf : Leaf.values()) {
            if (leaf.section().equals(section) && leaf.resource().equals(resource) && !container.isEmpty()) {
                amounts.computeIfAbsent(List.of(list, container), absent -> new EnumMap<>(Leaf.class))
                        .put(leaf, Optional.ofNullable(value).map(Object::toString));
            }
        }
    }
}
