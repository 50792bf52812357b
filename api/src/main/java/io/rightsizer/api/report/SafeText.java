package io.rightsizer.api.report;

/// Makes text from outside harmless on a terminal: control characters, escape sequences and marks that reorder or hide
/// what stands beside them become visible as `�`. Everything else, any script included, stays as it is.
public final class SafeText {

    private static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    public static String of(String text) {
        if (text.codePoints().allMatch(SafeText::isHarmless)) {
            return text;
        }
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> safe.appendCodePoint(isHarmless(point) ? point : REPLACEMENT));
        return safe.toString();
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
