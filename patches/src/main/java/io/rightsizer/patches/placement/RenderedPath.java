package io.rightsizer.patches.placement;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Paths of leaves as people read them: `spec.template.spec.containers[web].resources.requests.cpu`. Entries
/// of a list go by their names where each has one of its own, else by position; fields with other characters
/// than letters, digits and `-_/` are quoted, so two places never have the same path.
final class RenderedPath {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/-]+");
    private static final Pattern ENTRY_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

    private RenderedPath() {}

    /// Where a container keeps its resources.
    static String ofResources(List<String> podSpecification, String list, String container) {
        return String.join(".", podSpecification) + "." + list + "[" + container + "].resources";
    }

    static Map<String, @Nullable Object> leaves(Map<?, ?> content) {
        var leaves = new LinkedHashMap<String, @Nullable Object>();
        content.forEach((key, value) -> flatten(field("", key), value, leaves));
        return leaves;
    }

    private static void flatten(String path, @Nullable Object node, Map<String, @Nullable Object> leaves) {
        switch (node) {
            case Map<?, ?> map
            when !map.isEmpty() -> map.forEach((key, value) -> flatten(field(path, key), value, leaves));
            case List<?> list when !list.isEmpty() -> flattenEntries(path, list, leaves);
            case Map<?, ?> map when isSectionOfResources(path) -> {}
            case null -> leaves.put(path, null);
            default -> leaves.put(path, node);
        }
    }

    private static void flattenEntries(String path, List<?> list, Map<String, @Nullable Object> leaves) {
        var named = haveNames(list);
        for (var i = 0; i < list.size(); i++) {
            var entry = list.get(i);
            var key = named && entry instanceof Map<?, ?> map ? map.get("name") : (Object) i;
            flatten(path + "[" + key + "]", entry, leaves);
        }
        if (named) {
            leaves.put(path + " order", names(list));
        }
    }

    private static boolean isSectionOfResources(String path) {
        return path.endsWith(".resources")
                || path.endsWith(".resources.limits")
                || path.endsWith(".resources.requests");
    }

    private static boolean haveNames(List<?> list) {
        var seen = new HashSet<Object>();
        return list.stream()
                .allMatch(entry -> entry instanceof Map<?, ?> map
                        && map.get("name") instanceof String name
                        && ENTRY_NAME.matcher(name).matches()
                        && seen.add(name));
    }

    private static List<?> names(List<?> list) {
        return list.stream()
                .map(entry -> entry instanceof Map<?, ?> map ? map.get("name") : entry)
                .toList();
    }

    private static String field(String path, @Nullable Object key) {
        var name = String.valueOf(key);
        var shown = PLAIN.matcher(name).matches() ? name : "\"" + name.replace("\"", "\\\"") + "\"";
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
