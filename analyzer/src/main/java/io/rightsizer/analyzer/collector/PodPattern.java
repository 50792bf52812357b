package io.rightsizer.analyzer.collector;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An anchored regular expression that matches the given pods: their names where that is short enough, else their names
/// without the random last parts, which may match more. VictoriaMetrics refuses queries above 16 KiB.
final class PodPattern {

    private static final int LONGEST = 6_000;
    private static final char NONE = ' ';
    private static final Pattern LAST_PART = Pattern.compile("-[^-]*$");

    private PodPattern() {}

    static String of(Collection<String> pods) {
        var exact = alternation(pods, "");
        return exact.length() <= LONGEST ? exact : prefixes(pods);
    }

    /// What some of the pods match, about half where that can be had; empty when names do not tell them apart.
    static String half(List<String> pods) {
        var exact = alternation(pods.subList(0, pods.size() / 2), "");
        return exact.length() <= LONGEST ? exact : byCharacter(pods);
    }

    /// By the last character, which is random in names of ReplicaSets' pods and a digit in those of StatefulSets;
    /// where all have the same, by the one before.
    private static String byCharacter(List<String> pods) {
        var longest = pods.stream().mapToInt(String::length).max().orElse(0);
        for (int fromEnd = 1; fromEnd <= longest; fromEnd++) {
            var counts = characters(pods, fromEnd);
            if (counts.size() > 1) {
                return ".*[" + half(counts, pods.size()) + "]" + ".".repeat(fromEnd - 1);
            }
        }
        return "";
    }

    private static SortedMap<Character, Integer> characters(List<String> pods, int fromEnd) {
        var counts = new TreeMap<Character, Integer>();
        for (var pod : pods) {
            counts.merge(pod.length() < fromEnd ? NONE : pod.charAt(pod.length() - fromEnd), 1, Integer::sum);
        }
        return counts;
    }

    private static String half(SortedMap<Character, Integer> counts, int pods) {
        var chosen = new StringBuilder();
        var covered = 0;
        for (var one : counts.entrySet()) {
            if (one.getKey() != NONE && (chosen.isEmpty() || (covered + one.getValue()) * 2 <= pods)) {
                chosen.append(one.getKey() == '-' ? "\\-" : one.getKey().toString());
                covered += one.getValue();
            }
        }
        return chosen.toString();
    }

    private static String prefixes(Collection<String> names) {
        var shorter = names.stream()
                .map(name -> LAST_PART.matcher(name).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
        var pattern = alternation(shorter, ".*");
        return pattern.length() <= LONGEST || shorter.equals(new TreeSet<>(names)) ? pattern : prefixes(shorter);
    }

    /// Kubernetes names hold no character that is special in a regular expression but the dot.
    static String alternation(Collection<String> names, String suffix) {
        return names.stream().map(name -> name.replace(".", "\\.") + suffix).collect(Collectors.joining("|"));
    }
}
