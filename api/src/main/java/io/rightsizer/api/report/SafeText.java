package io.rightsizer.api.report;

/// Makes text from outside harmless on a terminal: control characters, escape sequences and marks that reorder or hide
/// what stands beside them become visible as `�`. Everything else, any script included, stays as it is.
public final class SafeText {

    private static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    public static String of(String text) {
        if (isAscii(text) || text.codePoints().allMatch(SafeText::isHarmless)) {
            return text;
        }
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> safe.appendCodePoint(isHarmless(point) ? point : REPLACEMENT));
        return safe.toString();
    }

    /// Printable, as almost all text is.
    private static boolean isAscii(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) < ' ' || text.charAt(index) > '~') {
                return false;
            }
        }
        return true;
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
