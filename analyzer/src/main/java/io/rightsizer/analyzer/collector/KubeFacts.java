package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Asks a server for kube-state-metrics' facts about the clusters and namespaces that were chosen. The namespace is
/// compared here, not by the server, where the scrape may have renamed it.
final class KubeFacts {

    private final PrometheusServer server;
    private final Queries queries;
    private final Predicate<String> namespaces;

    KubeFacts(PrometheusServer server, Queries queries) {
        this.server = server;
        this.queries = queries;
        var wanted = queries.options().namespaces();
        this.namespaces = wanted == null ? any -> true : Pattern.compile(wanted).asMatchPredicate();
    }

    /// Series seen at any time of the window.
    List<Fact> ever(KubeMetric metric) throws IOException {
        return server.series(queries.ever(metric), queries.window()).stream()
                .map(labels -> fact(labels, 1))
                .filter(this::wanted)
                .toList();
    }

    /// Values at the end of the window.
    List<Fact> now(KubeMetric metric) throws IOException {
        return ask(queries.now(metric, List.of()));
    }

    List<Fact> now(String series, String reason) throws IOException {
        return ask(queries.now(series, reason, List.of()));
    }

    List<Fact> recently(KubeMetric metric) throws IOException {
        return ask(queries.recently(metric, List.of()));
    }

    /// The newest value anywhere in the window.
    List<Fact> last(KubeMetric metric, Matcher... matchers) throws IOException {
        return ask(queries.last(metric, List.of(matchers)));
    }

    /// Facts of the cluster, which belong to no namespace.
    List<Fact> clusterWide(KubeMetric metric) throws IOException {
        return facts(queries.now(metric, List.of()));
    }

    List<Fact> jvm(KubeMetric metric) throws IOException {
        return ask(queries.jvm(metric));
    }

    private List<Fact> ask(PromQuery query) throws IOException {
        return facts(query).stream().filter(this::wanted).toList();
    }

    private List<Fact> facts(PromQuery query) throws IOException {
        return server.query(query, queries.window().to()).stream()
                .map(row -> fact(row.labels(), row.value()))
                .toList();
    }

    private Fact fact(Labels labels, double value) {
        var cluster = labels.get(queries.options().clusterLabel());
        return new Fact(new Place(cluster, labels.exported("namespace")), labels, value);
    }

    private boolean wanted(Fact fact) {
        return namespaces.test(fact.place().namespace());
    }
}
