package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What had to be assumed to share out nodes, one sentence a kind however many nodes it concerns.
final class SharingNotices {

    private static final int NAMED = 3;

    private SharingNotices() {}

    /// @param withoutContainers workloads that run on nodes but of whose containers nothing is known
    static List<String> of(Collection<NodeShares> nodes, Collection<WorkloadId> withoutContainers) {
        var sentences = new ArrayList<String>();
        for (var resource : Resource.values()) {
            var word = resource.name().toLowerCase(Locale.ROOT);
            add(
                    sentences,
                    names(nodes, resource, NodeShares::overTaken),
                    "more " + word + " is requested or used than the node can give, so its shares are scaled down to"
                            + " its price and nothing of it is idle");
            add(
                    sentences,
                    names(nodes, resource, NodeShares::unknown),
                    "its " + word + " is not told, so it is taken to have what its pods take and nothing of it is"
                            + " idle: is kube_node_status_capacity scraped?");
        }
        add(
                sentences,
                withoutContainers.stream().map(WorkloadId::toString).toList(),
                "it runs on nodes but nothing is known of its containers, so its share is in idle");
        return sentences;
    }

    private static List<String> names(
            Collection<NodeShares> nodes, Resource resource, Function<NodeShares, List<Resource>> found) {
        return nodes.stream()
                .filter(node -> found.apply(node).contains(resource))
                .map(node -> node.bill().node().node().name())
                .toList();
    }

    private static void add(List<String> sentences, List<String> names, String sentence) {
        if (!names.isEmpty()) {
            var more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
            sentences.add(names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more + ": " + sentence);
        }
    }
}
