package io.rightsizer.patches.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An object as a renderer printed it.
///
/// @param content its fields in the order they were printed: maps, lists, strings, numbers, booleans and nulls
public record Manifest(ObjectId id, Map<String, Object> content) {

    /// What `fields` lead to when every step is a mapping; nothing where a step is absent, or null, or no mapping.
    public Optional<Object> at(String... fields) {
        return at(content, List.of(fields));
    }

    /// Likewise below any value.
    public static Optional<Object> at(Object value, List<String> fields) {
        Optional<Object> found = Optional.of(value);
        for (var field : fields) {
            found = found.map(one -> one instanceof Map<?, ?> map ? map.get(field) : null);
        }
        return found;
    }
}
