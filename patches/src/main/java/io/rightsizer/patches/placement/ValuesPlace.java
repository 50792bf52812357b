package io.rightsizer.patches.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where in a file the values of a chart set resources.
///
/// @param document its place among the documents of the file
/// @param content what the document says
/// @param path of the `resources` in it
record ValuesPlace(int document, @Nullable Object content, List<Object> path) {

    ValuesPlace {
        path = List.copyOf(path);
    }

    /// Empty where the file has no values.
    static Optional<ValuesPlace> in(String text, List<String> keys) {
        var documents = Yaml.documents(text).orElse(List.of());
        for (var i = 0; i < documents.size(); i++) {
            var document = documents.get(i);
            if ("HelmRelease".equals(Nested.at(document, "kind"))) {
                return Optional.of(new ValuesPlace(i, document, Place.plus(List.of("spec", "values"), keys.toArray())));
            }
            if ("Application".equals(Nested.at(document, "kind")) && isArgo(document)) {
                var inline = List.of("spec", "source", "helm", "valuesObject");
                return Optional.of(new ValuesPlace(i, document, Place.plus(inline, keys.toArray())));
            }
        }
        var plain = documents.size() == 1
                && documents.getFirst() instanceof Map<?, ?> values
                && !values.containsKey("kind");
        return plain ? Optional.of(new ValuesPlace(0, documents.getFirst(), List.copyOf(keys))) : Optional.empty();
    }

    /// Whether the field is there, be it as a null.
    boolean has(List<Object> field) {
        return Nested.map(Nested.at(content, field.subList(0, field.size() - 1)))
                .containsKey(field.getLast());
    }

    private static boolean isArgo(@Nullable Object document) {
        return Nested.text(Nested.at(document, "apiVersion")).startsWith("argoproj.io/");
    }
}
