package io.rightsizer.patches.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the objects that YAML declares.
public final class Manifests {

    private Manifests() {}

    /// Those with a kind and a name, in order, the items of a `List` one by one.
    public static List<Manifest> read(String text) throws UnreadableYamlException {
        var manifests = new ArrayList<Manifest>();
        for (var document : YamlDocuments.mappings(text)) {
            objects(document).forEach(manifests::add);
        }
        return manifests;
    }

    public static Manifest of(Map<String, Object> content) {
        var apiVersion = text(content.get("apiVersion"));
        var slash = apiVersion.indexOf('/');
        var id = new ObjectId(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                text(content.get("kind")),
                Manifest.at(content, List.of("metadata", "namespace"))
                        .map(Manifests::text)
                        .orElse(""),
                Manifest.at(content, List.of("metadata", "name"))
                        .map(Manifests::text)
                        .orElse(""));
        return new Manifest(id, content);
    }

    @SuppressWarnings("unchecked") // all keys are text
    private static Stream<Manifest> objects(Map<String, Object> document) {
        if ("List".equals(document.get("kind")) && document.get("items") instanceof List<?> items) {
            return items.stream().filter(Map.class::isInstance).flatMap(item -> objects((Map<String, Object>) item));
        }
        return Stream.of(of(document))
                .filter(object ->
                        !object.id().kind().isEmpty() && !object.id().name().isEmpty());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
