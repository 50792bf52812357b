package io.rightsizer.patches.yaml;

import java.util.Comparator;
import java.util.List;

/// Other text for one stretch of a text.
///
/// @param from first character that goes
/// @param to first character that stays
record Splice(int from, int to, String text) {

    static Splice insert(int at, String text) {
        return new Splice(at, at, text);
    }

    static Splice delete(int from, int to) {
        return new Splice(from, to, "");
    }

    /// @param splices none of which overlap
    static String apply(String text, List<Splice> splices) {
        var changed = new StringBuilder(text);
        splices.stream()
                .sorted(Comparator.comparingInt(Splice::from).reversed())
                .forEach(splice -> changed.replace(splice.from, splice.to, splice.text));
        return changed.toString();
    }
}
