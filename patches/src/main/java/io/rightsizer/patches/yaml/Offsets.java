package io.rightsizer.patches.yaml;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns the parser's places, which count code points, into those of Java strings.
final class Offsets {

    private final int @Nullable [] byCodePoint;

    private Offsets(int @Nullable [] byCodePoint) {
        this.byCodePoint = byCodePoint;
    }

    static Offsets of(String text) {
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return new Offsets(null);
        }
        var starts = IntStream.range(0, text.length()).filter(at -> isStart(text, at));
        return new Offsets(IntStream.concat(starts, IntStream.of(text.length())).toArray());
    }

    private static boolean isStart(String text, int at) {
        return at == 0 || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    int of(int codePoint) {
        return byCodePoint == null ? codePoint : byCodePoint[codePoint];
    }
}
