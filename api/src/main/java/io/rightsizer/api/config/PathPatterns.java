package io.rightsizer.api.config;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Globs of paths in a repository behind each other: `clusters/prod/**, apps/*`.
record PathPatterns(List<String> all) {

    static final PathPatterns NONE = new PathPatterns(List.of());

    /// No path goes up, begins at the root or names a drive.
    private static final Pattern LEGAL = Pattern.compile("(?!.*(^|/)\\.\\.?(/|$))[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*");

    PathPatterns {
        all = List.copyOf(all);
    }

    /// An empty text holds none.
    static PathPatterns parse(String text) {
        var patterns = Arrays.stream(text.strip().split("\\s*,\\s*"))
                .filter(one -> !one.isEmpty())
                .toList();
        for (var pattern : patterns) {
            if (!LEGAL.matcher(pattern).matches()) {
                throw new IllegalArgumentException("'" + pattern + "' is no path within a repository");
            }
        }
        return new PathPatterns(patterns);
    }
}
