package io.rightsizer.patches.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Every leaf that differs between two rendered manifests. Objects and list entries are addressed by position, so a
/// changed order of objects or containers shows as differences too; an empty mapping or list is a leaf.
public final class RenderedDifference {

    private RenderedDifference() {}

    /// Lines like `1.spec.template.spec.containers.0.resources.requests.cpu: 1 -> 250m`.
    public static List<String> between(String before, String after) {
        var old = leaves(before);
        var fresh = leaves(after);
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(fresh.keySet());
        var lines = new ArrayList<String>();
        for (var path : paths) {
            var from = old.getOrDefault(path, "(absent)");
            var to = fresh.getOrDefault(path, "(absent)");
            if (!from.equals(to)) {
                lines.add(path + ": " + from + " -> " + to);
            }
        }
        return lines;
    }

    private static Map<String, String> leaves(String yaml) {
        var leaves = new TreeMap<String, String>();
        var position = 0;
        for (var document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            flatten(Integer.toString(position++), document, leaves);
        }
        return leaves;
    }

    private static void flatten(String path, Object node, Map<String, String> leaves) {
        switch (node) {
            case Map<?, ?> map
            when !map.isEmpty() -> map.forEach((key, value) -> flatten(path + "." + key, value, leaves));
            case List<?> list
            when !list.isEmpty() -> {
                for (var i = 0; i < list.size(); i++) {
                    flatten(path + "." + i, list.get(i), leaves);
                }
            }
            case Map<?, ?> map -> leaves.put(path, "{}");
            case List<?> list -> leaves.put(path, "[]");
            case String text -> leaves.put(path, text);
            case null -> leaves.put(path, "(null)");
            // Whatever is not a string shows its type, for a quantity must stay a string.
            default -> leaves.put(path, node + " (" + node.getClass().getSimpleName() + ")");
        }
    }
}
