package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
            var counts = new ArrayList<LabelledValue>();
            for (var query : queries.renamed(PREFIX + label)) {
                counts.addAll(server.query(query, at));
            }
            if (counts.stream()
                    .anyMatch(count -> !count.labels().get(PREFIX + label).isEmpty())) {
                renamed.add(label);
                plain |= counts.stream()
                        .anyMatch(count -> count.labels().get(PREFIX + label).isEmpty());
            }
        }
        return sorts(renamed, plain);
    }

    /// The sorts of kube-state-metrics, seen on its facts about pods. These tell nothing of containers, whose label
    /// may be renamed as well: it is not used to match.
    static List<NameLabels> of(List<Fact> pods) {
        var renamed = Stream.of("namespace", "pod")
                .filter(label -> pods.stream().anyMatch(pod -> isRenamed(pod, label)))
                .toList();
        var plain = pods.stream().anyMatch(pod -> renamed.stream().noneMatch(label -> isRenamed(pod, label)));
        return sorts(renamed, plain);
    }

    /// Whose series it is. The container's label may be renamed where the others are not.
    static ContainerKey keyOf(Labels labels, String cluster) {
        var key = new PodKey(cluster, labels.exported("namespace"), labels.exported("pod"));
        return new ContainerKey(key, labels.exported("container"));
    }

    private static boolean isRenamed(Fact fact, String label) {
        return !fact.labels().get(PREFIX + label).isEmpty();
    }

    private static List<NameLabels> sorts(List<String> renamed, boolean plain) {
        if (renamed.isEmpty()) {
            return List.of(PLAIN);
        }
        var exported = exported(renamed);
        return plain ? List.of(plain(renamed), exported) : List.of(exported);
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
