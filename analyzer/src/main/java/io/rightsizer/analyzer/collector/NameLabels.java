package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What namespace, pod and container are called on a metric's series. A scrape whose target has such labels itself
/// renames
/// the scraped ones to `exported_*`, each on its own; a server may hold both sorts, from two clusters for example.
///
/// @param matchers keep the sorts apart
record NameLabels(String namespace, String pod, String container, List<Matcher> matchers) {

    private static final String PREFIX = "exported_";
    static final NameLabels PLAIN = new NameLabels("namespace", "pod", "container", List.of());

    /// The sorts this server has, found out by counting.
    static List<NameLabels> of(PrometheusServer server, Queries queries, Instant at) throws IOException {
        var renamed = new ArrayList<String>();
        var plain = false;
        for (var label : List.of("namespace", "pod", "container")) {
            var counts = server.query(queries.renamed(PREFIX + label), at);
            if (counts.stream()
                    .anyMatch(count -> !count.labels().get(PREFIX + label).isEmpty())) {
                renamed.add(label);
                plain |= counts.stream()
                        .anyMatch(count -> count.labels().get(PREFIX + label).isEmpty());
            }
        }
        if (renamed.isEmpty()) {
            return List.of(PLAIN);
        }
        var exported = exported(renamed);
        return plain ? List.of(plain(renamed), exported) : List.of(exported);
    }

    /// The sort of kube-state-metrics, seen on its facts about pods.
    static NameLabels of(List<Fact> facts) {
        var renamed = List.of("namespace", "pod", "container").stream()
                .filter(label -> facts.stream()
                        .anyMatch(fact -> !fact.labels().get(PREFIX + label).isEmpty()))
                .toList();
        return new NameLabels(name("namespace", renamed), name("pod", renamed), name("container", renamed), List.of());
    }

    ContainerKey keyOf(Labels labels, String cluster) {
        var key = new PodKey(cluster, labels.get(namespace), labels.get(pod));
        return new ContainerKey(key, labels.get(container));
    }

    private static NameLabels exported(List<String> renamed) {
        var matchers = renamed.stream()
                .map(label -> Matcher.notEqual(PREFIX + label, ""))
                .toList();
        return new NameLabels(name("namespace", renamed), name("pod", renamed), name("container", renamed), matchers);
    }

    private static NameLabels plain(List<String> renamed) {
        var matchers =
                renamed.stream().map(label -> Matcher.equal(PREFIX + label, "")).toList();
        return new NameLabels("namespace", "pod", "container", matchers);
    }

    private static String name(String label, List<String> renamed) {
        return renamed.contains(label) ? PREFIX + label : label;
    }
}
