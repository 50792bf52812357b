package io.rightsizer.patches.kustomize;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mapping in the order it was written. Null is YAML's null, which a merge patch reads as "remove".
public final class YamlMap extends LinkedHashMap<String, @Nullable Object> {

    public static YamlMap of(String key, Object value) {
        return new YamlMap().with(key, value);
    }

    public YamlMap with(String key, @Nullable Object value) {
        put(key, value);
        return this;
    }

    /// The mapping below `key`, made when absent.
    public YamlMap below(String key) {
        return (YamlMap) computeIfAbsent(key, ignored -> new YamlMap());
    }

    public YamlMap below(List<String> keys) {
        var map = this;
        for (var key : keys) {
            map = map.below(key);
        }
        return map;
    }
}
