package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Asks a server for kube-state-metrics' facts about the clusters and namespaces that were chosen. The namespace is
/// compared here as well, since the scrape may have renamed it.
final class KubeFacts {

    /// Of which there are several for each container that runs.
    private static final Set<KubeMetric> MOST = EnumSet.of(KubeMetric.CONTAINER_REQUESTS, KubeMetric.CONTAINER_LIMITS);

    private final PrometheusServer server;
    private final Queries queries;
    private final List<NameLabels> names;
    private final List<Matcher> groups;
    private final Predicate<String> namespaces;

    KubeFacts(PrometheusServer server, Queries queries, RunningUsage running) {
        this(server, queries, List.of(), NamespaceGroups.of(running));
    }

    private KubeFacts(PrometheusServer server, Queries queries, List<NameLabels> names, List<Matcher> groups) {
        this.server = server;
        this.queries = queries;
        this.names = names;
        this.groups = groups;
        var wanted = queries.options().namespaces();
        this.namespaces = wanted == null ? any -> true : Pattern.compile(wanted).asMatchPredicate();
    }

    /// The same, once it is known what namespaces are called: then the server need not answer for the others.
    KubeFacts under(List<NameLabels> newNames) {
        return new KubeFacts(server, queries, newNames, groups);
    }

    /// Series seen at any time of the window.
    List<Fact> ever(KubeMetric metric) throws IOException {
        var found = new ArrayList<Fact>();
        for (var selectors : inGroups(queries.ever(metric))) {
            server.series(selectors, queries.window()).forEach(labels -> found.add(fact(labels, 1)));
        }
        found.removeIf(fact -> !wanted(fact));
        return found;
    }

    private List<List<Selector>> inGroups(List<Selector> selectors) {
        return groups.isEmpty()
                ? List.of(selectors)
                : groups.stream()
                        .map(group -> selectors.stream()
                                .map(selector -> selector.with(group))
                                .toList())
                        .toList();
    }

    /// What had a sample at the end of the window.
    List<Fact> now(KubeMetric metric, Matcher... matchers) throws IOException {
        return ask(narrowed -> queries.now(metric, joined(narrowed, List.of(matchers))));
    }

    /// The newest value shortly before the end of the window: one late scrape must not hide an autoscaler.
    List<Fact> recently(KubeMetric metric) throws IOException {
        if (groups.isEmpty() || !MOST.contains(metric)) {
            return recently(metric.series(), metric.reason());
        }
        var found = new ArrayList<Fact>();
        for (var group : groups) {
            found.addAll(ask(
                    matchers -> queries.recently(metric.series(), metric.reason(), joined(matchers, List.of(group)))));
        }
        return found;
    }

    List<Fact> recently(String series, String reason) throws IOException {
        return ask(matchers -> queries.recently(series, reason, matchers));
    }

    /// The newest value anywhere in the window.
    List<Fact> last(KubeMetric metric, Matcher... matchers) throws IOException {
        return ask(narrowed -> queries.last(metric, joined(narrowed, List.of(matchers))));
    }

    /// Facts of the cluster, which belong to no namespace.
    List<Fact> clusterWide(KubeMetric metric, Matcher... matchers) throws IOException {
        return facts(queries.recently(metric.series(), metric.reason(), List.of(matchers)));
    }

    /// As [#clusterWide], of what had a sample at the end of the window.
    List<Fact> clusterWideNow(KubeMetric metric) throws IOException {
        return facts(queries.now(metric, List.of()));
    }

    /// What exporters in the clusters say of prices, NaN included.
    List<Fact> prices(PriceMetric metric) throws IOException {
        var query = queries.recently(metric.series(), metric.reason(), List.of());
        return facts(server.vector(query, queries.window().to()));
    }

    /// What processes tell of themselves. It comes from the pods, so it may be named in another way than
    /// kube-state-metrics' series; a series that matches under both names is the same one.
    List<Fact> told(RuntimeMetric metric) throws IOException {
        var found = new LinkedHashSet<Fact>();
        for (var query : queries.told(metric)) {
            found.addAll(facts(query));
        }
        return found.stream().filter(this::wanted).toList();
    }

    private List<Fact> ask(Function<List<Matcher>, PromQuery> query) throws IOException {
        var found = new ArrayList<Fact>();
        for (var narrowing : narrowings()) {
            found.addAll(facts(query.apply(narrowing)));
        }
        found.removeIf(fact -> !wanted(fact));
        return found;
    }

    private List<List<Matcher>> narrowings() {
        var wanted = queries.namespaces();
        return wanted == null || names.isEmpty()
                ? List.of(List.of())
                : names.stream()
                        .map(labels -> List.of(Matcher.regex(labels.namespace(), wanted)))
                        .toList();
    }

    private static List<Matcher> joined(List<Matcher> some, List<Matcher> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private List<Fact> facts(PromQuery query) throws IOException {
        return facts(server.query(query, queries.window().to()));
    }

    private List<Fact> facts(List<LabelledValue> vector) {
        return vector.stream().map(row -> fact(row.labels(), row.value())).toList();
    }

    private Fact fact(Labels labels, double value) {
        var cluster = labels.get(queries.options().clusterLabel());
        return new Fact(new Place(cluster, labels.exported("namespace")), labels, value);
    }

    private boolean wanted(Fact fact) {
        return namespaces.test(fact.place().namespace()) && queries.part().holds(fact.place());
    }
}
