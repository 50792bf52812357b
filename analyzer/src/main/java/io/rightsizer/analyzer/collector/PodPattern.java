package io.rightsizer.analyzer.collector;

import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An anchored regular expression that matches the given pods: their names where that is short enough, else their names
/// without the random last parts, which may match more. VictoriaMetrics refuses queries above 16 KiB.
final class PodPattern {

    private static final int LONGEST = 6_000;
    private static final Pattern LAST_PART = Pattern.compile("-[^-]*$");

    private PodPattern() {}

    static String of(Collection<String> pods) {
        var exact = alternation(pods, "");
        return exact.length() <= LONGEST ? exact : prefixes(pods);
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
