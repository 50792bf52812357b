package io.rightsizer.patches.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads fields of manifests, where anything may stand anywhere: what is not of the wanted form counts as absent.
final class Tree {

    private static final int LONGEST_QUOTE = 253;

    private Tree() {}

    static @Nullable Object at(@Nullable Object node, String... path) {
        return at(node, Arrays.asList(path));
    }

    static @Nullable Object at(@Nullable Object node, List<String> path) {
        var here = node;
        for (var key : path) {
            here = map(here).get(key);
        }
        return here;
    }

    static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    /// A scalar as it is written; empty for everything else.
    static String text(@Nullable Object node) {
        return node instanceof String || node instanceof Number || node instanceof Boolean ? node.toString() : "";
    }

    static String textAt(@Nullable Object node, String... path) {
        return text(at(node, path));
    }

    static boolean isTrue(@Nullable Object node) {
        return text(node).equals("true");
    }

    /// Fit for a sentence: one line, no control characters, and no longer than the longest name of an object.
    static String quoted(@Nullable Object node) {
        var line = String.valueOf(node)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u0085\\u2028\\u2029]+", " ")
                .strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }
}
