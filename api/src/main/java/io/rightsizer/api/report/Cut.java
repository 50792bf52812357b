package io.rightsizer.api.report;

import java.util.Arrays;

/// What to keep of a text that is too wide.
public enum Cut {
    /// The beginning: sentences.
    END {
        @Override
        String shorten(String text, int width) {
            return first(text, width - 1) + "…";
        }
    },
    /// Both ends: names, which often differ only there.
    MIDDLE {
        @Override
        String shorten(String text, int width) {
            var tail = (width - 1) / 2;
            return first(text, width - 1 - tail) + "…" + last(text, tail);
        }
    },
    /// Whole words and how many more there are: `OOM_KILLED +2`.
    WORDS {
        @Override
        String shorten(String text, int width) {
            var words = text.split(" ");
            for (int kept = words.length - 1; kept > 0; kept--) {
                var shorter = String.join(" ", Arrays.copyOf(words, kept)) + " +" + (words.length - kept);
                if (TextTable.width(shorter) <= width) {
                    return shorter;
                }
            }
            return END.shorten(text, width);
        }
    };

    String to(String text, int width) {
        return TextTable.width(text) <= width ? text : shorten(text, width);
    }

    abstract String shorten(String text, int width);

    private static String first(String text, int length) {
        return text.substring(0, text.offsetByCodePoints(0, Math.max(0, length)));
    }

    private static String last(String text, int length) {
        return text.substring(text.offsetByCodePoints(text.length(), -length));
    }
}
