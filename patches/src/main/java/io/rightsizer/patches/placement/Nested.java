package io.rightsizer.patches.placement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks what a YAML reader made of a file that anybody may have written: nothing is where it should be, and
/// nothing is the type it should have.
final class Nested {

    private Nested() {}

    /// @param path names of fields as strings, places in lists as integers
    static @Nullable Object at(@Nullable Object node, List<?> path) {
        var place = node;
        for (var step : path) {
            place = at(place, step);
        }
        return place;
    }

    static @Nullable Object at(@Nullable Object node, Object... path) {
        return at(node, List.of(path));
    }

    private static @Nullable Object at(@Nullable Object node, Object step) {
        return switch (node) {
            case Map<?, ?> map -> map.get(step);
            case List<?> list
            when step instanceof Integer index && index >= 0 && index < list.size() -> list.get(index);
            case null, default -> null;
        };
    }

    /// Empty where it is no mapping.
    static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    /// Empty where it is no list.
    static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    /// Empty where it is no scalar.
    static String text(@Nullable Object node) {
        return switch (node) {
            case String text -> text;
            case Number number -> number.toString();
            case null, default -> "";
        };
    }

    /// The strings among the entries of a list.
    static List<String> strings(@Nullable Object node) {
        return list(node).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /// The place of the entry of that name; -1 where there is none.
    static int indexOfName(List<?> list, String name) {
        for (var i = 0; i < list.size(); i++) {
            if (name.equals(at(list.get(i), "name"))) {
                return i;
            }
        }
        return -1;
    }
}
