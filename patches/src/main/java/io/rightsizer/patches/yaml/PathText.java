package io.rightsizer.patches.yaml;

import java.util.List;
import java.util.regex.Pattern;

/// Paths as messages show them: `containers[0].resources`.
final class PathText {

    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u0085\\u2028\\u2029]+");
    private static final int LONGEST = 200;

    private PathText() {}

    static String of(List<Object> path) {
        var text = new StringBuilder();
        for (var step : path) {
            switch (step) {
                case Integer place -> text.append('[').append(place).append(']');
                default -> text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.isEmpty() ? "the document" : oneLine(text.toString());
    }

    static String oneLine(String text) {
        var line = NOT_SHOWN.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
