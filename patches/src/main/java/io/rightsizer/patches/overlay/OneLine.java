package io.rightsizer.patches.overlay;

import java.util.regex.Pattern;

/// Text of strangers in our sentences: one line, without what hides or reorders text, and not too long.
final class OneLine {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029\\s]+");
    private static final int LONGEST = 600;

    private OneLine() {}

    static String of(String text) {
        var line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }
}
