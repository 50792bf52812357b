package io.rightsizer.api.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Instance types behind each other, `*` and `?` allowed: `m7*, Standard_D?s_v5`.
record InstanceTypes(List<String> patterns) {

    static final InstanceTypes ALL = new InstanceTypes(List.of());

    private static final Pattern NOTATION = Pattern.compile("[A-Za-z0-9._*?-]{1,100}");

    InstanceTypes {
        patterns = List.copyOf(patterns);
    }

    /// An empty text holds none.
    static InstanceTypes parse(String text) {
        var patterns = Stream.of(text.strip().split("\\s*,\\s*"))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
        patterns.stream()
                .filter(pattern -> !NOTATION.matcher(pattern).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException("'" + wrong + "' is no instance type");
                });
        return new InstanceTypes(patterns);
    }
}
