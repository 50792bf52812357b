package io.rightsizer.patches.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A patch that people wrote.
///
/// @param file that holds it
/// @param embedded where in that file a string holds it; empty where it is the whole file
/// @param target which objects it changes; empty where the patch names one itself
record PatchSource(String file, List<Object> embedded, String text, Map<?, ?> target) {

    private static final Pattern LITERAL = Pattern.compile("\\^?((?:[A-Za-z0-9-]|\\\\\\.)+)\\$?");

    PatchSource {
        embedded = List.copyOf(embedded);
    }

    /// Whether it is about this one object, as far as its text tells.
    ///
    /// @param names that the object has in this layer or below
    boolean isAbout(String kind, Set<String> names, @Nullable Object document) {
        if (!target.isEmpty()) {
            return kind.equals(literal("kind")) && names.contains(literal("name"));
        }
        return kind.equals(Nested.at(document, "kind"))
                && names.contains(Nested.text(Nested.at(document, "metadata", "name")));
    }

    /// Whether it may be about this object among others.
    boolean mayBeAbout(String kind, Set<String> names, @Nullable Object document) {
        if (target.isEmpty()) {
            return isAbout(kind, names, document);
        }
        var targetKind = literal("kind");
        var targetName = literal("name");
        return (targetKind.isEmpty() || targetKind.equals(kind))
                && (targetName.isEmpty() || names.contains(targetName));
    }

    /// Empty where it is absent, or a regular expression for more than one name.
    private String literal(String field) {
        var matcher = LITERAL.matcher(Nested.text(target.get(field)));
        return matcher.matches() ? matcher.group(1).replace("\\.", ".") : "";
    }
}
