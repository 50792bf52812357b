package io.rightsizer.api.metrics;

import io.rightsizer.api.report.SafeText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Keeps what comes from outside from making label values, or their number, grow without an end.
final class LabelText {

    /// Takes the place of the values that are too many.
    static final String OTHER = "(other)";

    private static final int MOST_CHARACTERS = 253;

    private LabelText() {}

    /// At most as long as a Kubernetes name may be, and nothing that an eye could not see. Quotes, backslashes and line
    /// ends are for the writer of the format to escape.
    static String of(String text) {
        var points = text.codePoints().limit(MOST_CHARACTERS).toArray();
        return SafeText.of(new String(points, 0, points.length));
    }

    /// The same for up to `most` values that come over time; later ones are [#OTHER].
    static final class Bounded {

        private final int most;
        private final Set<String> seen = new HashSet<>();

        Bounded(int most) {
            this.most = most;
        }

        synchronized String of(String text) {
            var value = LabelText.of(text);
            if (seen.contains(value) || (seen.size() < most && seen.add(value))) {
                return value;
            }
            return OTHER;
        }
    }

    /// The same for values that are all known: the heaviest keep their name.
    static final class Heaviest {

        private final Map<String, String> names = new HashMap<>();

        /// @param weights by value
        Heaviest(int most, Map<String, Double> weights) {
            weights.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(most)
                    .forEach(entry -> names.put(entry.getKey(), LabelText.of(entry.getKey())));
        }

        String of(String text) {
            return names.getOrDefault(text, OTHER);
        }
    }
}
