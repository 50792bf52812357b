package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.MatchType;
import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Matchers that divide the series of a whole fleet between them, each series to one: some namespaces after the other,
/// then all the rest. A server builds an answer as a whole, so of ten thousand containers it would hold a hundred
/// megabytes; asked like this it holds a third.
final class NamespaceGroups {

    /// Containers that run. Fewer are not worth a request.
    private static final int CONTAINERS = 2_000;

    /// Together; VictoriaMetrics refuses queries above 16 KiB.
    private static final int LONGEST_NAMES = 6_000;

    private NamespaceGroups() {}

    /// None where one answer is small enough.
    static List<Matcher> of(RunningUsage running) {
        return of(running, CONTAINERS);
    }

    static List<Matcher> of(RunningUsage running, int containers) {
        if (running.containers().size() <= containers) {
            return List.of();
        }
        var groups = groups(byNamespace(running), containers);
        var matchers = new ArrayList<Matcher>();
        groups.forEach(group -> matchers.add(Matcher.regex("namespace", PodPattern.alternation(group, ""))));
        var named = groups.stream().flatMap(List::stream).toList();
        matchers.add(new Matcher("namespace", MatchType.NOT_REGEX, PodPattern.alternation(named, "")));
        return matchers;
    }

    /// Names that are none of Kubernetes' may hold anything, and stay in the rest.
    private static SortedMap<String, Integer> byNamespace(RunningUsage running) {
        var counts = new TreeMap<String, Integer>();
        running.containers().forEach(container -> counts.merge(container.pod().namespace(), 1, Integer::sum));
        counts.keySet().removeIf(name -> !KubernetesNames.isNamespace(name));
        return counts;
    }

    private static List<List<String>> groups(SortedMap<String, Integer> counts, int containers) {
        var groups = new ArrayList<List<String>>();
        var filled = containers;
        var letters = 0;
        for (var namespace : counts.entrySet()) {
            letters += namespace.getKey().length() + 1;
            if (letters > LONGEST_NAMES) {
                break;
            }
            if (groups.isEmpty() || filled + namespace.getValue() > containers) {
                groups.add(new ArrayList<>());
                filled = 0;
            }
            groups.getLast().add(namespace.getKey());
            filled += namespace.getValue();
        }
        return groups;
    }
}
