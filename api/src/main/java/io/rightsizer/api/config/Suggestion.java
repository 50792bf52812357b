package io.rightsizer.api.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// The end of a complaint about a word nobody knows: the nearest known word, or all of them.
public final class Suggestion {

    private Suggestion() {}

    /// `; did you mean 'buffer'?` when one is near, else `; known are a, b and c`.
    public static String of(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(typed, word) <= Math.max(2, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(typed, word)))
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("; known are " + String.join(", ", known));
    }

    /// Levenshtein distance, letter case aside: how many letters must be put in, taken out or changed.
    private static int distance(String typed, String word) {
        var from = typed.toLowerCase(Locale.ROOT);
        var to = word.toLowerCase(Locale.ROOT);
        var row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int index = 0; index < Math.min(from.length(), 100); index++) {
            row = nextRow(row, from.charAt(index), to);
        }
        return row[to.length()] + Math.max(0, from.length() - 100);
    }

    private static int[] nextRow(int[] above, char letter, String to) {
        var row = new int[above.length];
        row[0] = above[0] + 1;
        for (int column = 1; column < row.length; column++) {
            var changed = above[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
            row[column] = Math.min(changed, Math.min(above[column], row[column - 1]) + 1);
        }
        return row;
    }
}
