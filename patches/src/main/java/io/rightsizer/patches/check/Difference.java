package io.rightsizer.patches.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A place where two renderings of one object differ. Entries of lists are compared by position, so that a changed
/// order shows.
///
/// @param path fields from the root, positions in lists as numbers
/// @param before absent where it is new
/// @param after absent where it is gone
record Difference(
        List<String> path,
        @Nullable Object before,
        @Nullable Object after) {

    private static final int DEEPEST = 100;

    Difference {
        path = List.copyOf(path);
    }

    static List<Difference> between(@Nullable Object before, @Nullable Object after) {
        var found = new ArrayList<Difference>();
        compare(new ArrayList<>(), before, after, found);
        return found;
    }

    /// `spec.template.spec.containers.0.resources`.
    String place() {
        return Tree.quoted(String.join(".", path));
    }

    private static void compare(
            List<String> path, @Nullable Object before, @Nullable Object after, List<Difference> found) {
        if (path.size() < DEEPEST && (isMap(before, after) || isMap(after, before))) {
            compareMaps(path, Tree.map(before), Tree.map(after), found);
        } else if (path.size() < DEEPEST && before instanceof List<?> left && after instanceof List<?> right) {
            for (var position = 0; position < Math.max(left.size(), right.size()); position++) {
                below(path, position, at(left, position), at(right, position), found);
            }
        } else if (!Objects.equals(before, after)) {
            found.add(new Difference(path, before, after));
        }
    }

    /// An absent map is an empty one: a patch that takes the last limit away leaves `limits: {}`.
    private static boolean isMap(@Nullable Object one, @Nullable Object other) {
        return one instanceof Map && (other instanceof Map || other == null);
    }

    private static void compareMaps(List<String> path, Map<?, ?> before, Map<?, ?> after, List<Difference> found) {
        var keys = new LinkedHashSet<Object>(before.keySet());
        keys.addAll(after.keySet());
        keys.forEach(key -> below(path, key, before.get(key), after.get(key), found));
    }

    private static void below(
            List<String> path, Object key, @Nullable Object before, @Nullable Object after, List<Difference> found) {
        var deeper = new ArrayList<>(path);
        deeper.add(String.valueOf(key));
        compare(deeper, before, after, found);
    }

    private static @Nullable Object at(List<?> list, int position) {
        return position < list.size() ? list.get(position) : null;
    }
}
