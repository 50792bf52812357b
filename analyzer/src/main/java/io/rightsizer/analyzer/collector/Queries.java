package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.QueryForm.Which;
import io.rightsizer.analyzer.collector.Selector.Matcher;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every text the collector sends, each with its reason. Instant queries have four forms only: `metric{…}`,
/// `last_over_time(metric{…}[Ns])`, `max_over_time(metric{…}[Ns])` and `count by (…) (metric{…})`. They are cheap on
/// every server, and the arithmetic that decides a number is done here, where it can be tested.
///
/// @param part whose namespaces are asked for
/// @param namespaces anchored regular expression of the namespaces the server is asked for; absent for all
record Queries(
        CollectorOptions options,
        HistoryWindow window,
        Part part,
        @Nullable String namespaces) {

    /// Matches no namespace: a name has more than a hyphen.
    private static final String NO_NAMESPACE = "-";

    static final String CPU = "container_cpu_usage_seconds_total";
    static final String MEMORY = "container_memory_working_set_bytes";
    static final String CFS_PERIODS = "container_cpu_cfs_periods_total";
    static final String CFS_THROTTLED_PERIODS = "container_cpu_cfs_throttled_periods_total";
    static final String OOM_EVENTS = "container_oom_events_total";

    /// Two look-backs of an instant query: a pod missed by one late scrape still runs, one gone for longer does not.
    private static final Duration GRACE = Duration.ofMinutes(10);

    Queries(CollectorOptions options, HistoryWindow window) {
        this(options, window, Part.WHOLE, options.namespaces());
    }

    /// The same, asked by one part of several.
    ///
    /// @param places all namespaces there are
    Queries of(Part newPart, Collection<Place> places) {
        Predicate<String> chosen =
                namespaces == null ? any -> true : Pattern.compile(namespaces).asMatchPredicate();
        var own = places.stream()
                .filter(newPart::holds)
                .map(Place::namespace)
                .filter(chosen)
                .distinct()
                .sorted()
                .map(Queries::literally)
                .toList();
        return new Queries(options, window, newPart, own.isEmpty() ? NO_NAMESPACE : String.join("|", own));
    }

    /// Names that are none of Kubernetes' may hold anything.
    private static String literally(String namespace) {
        return namespace.replaceAll("[\\p{Punct}&&[^_-]]", "\\\\$0");
    }

    /// Labels over the whole window cost the server a quarter of `last_over_time` and no samples.
    /// Asked under both names, because a namespace may have been renamed to `exported_namespace` by the scrape.
    List<Selector> ever(KubeMetric metric) {
        var selector = narrowed(metric.series());
        return namespaces == null
                ? List.of(selector)
                : List.of(
                        selector.with(Matcher.regex("namespace", namespaces)),
                        selector.with(Matcher.regex("exported_namespace", namespaces)));
    }

    /// All pods that kube-state-metrics tells of.
    List<Selector> everListed() {
        return Stream.concat(ever(KubeMetric.POD_OWNER).stream(), ever(KubeMetric.POD_INFO).stream())
                .toList();
    }

    /// Whether any usage exists; asked only where nothing runs at the end of the window.
    List<Selector> everUsed() {
        return List.of(narrowed(MEMORY));
    }

    /// The state the run is as of.
    PromQuery now(KubeMetric metric, List<Matcher> matchers) {
        return new PromQuery(new QueryForm.Latest(narrowed(metric.series()).with(matchers)), metric.reason());
    }

    /// The last state of what does not run at the end: requests of a CronJob between two runs.
    PromQuery last(KubeMetric metric, List<Matcher> matchers) {
        return lastOverTime(metric.series(), metric.reason(), matchers, window.length());
    }

    /// The newest state that one late scrape cannot hide.
    PromQuery recently(String series, String reason, List<Matcher> matchers) {
        return lastOverTime(series, reason, matchers, GRACE);
    }

    /// How many usage series carry renamed labels; one element with an empty value where none does. A part
    /// looks at its own namespaces, under either name of that label.
    List<PromQuery> renamed(String label) {
        var reason = "whether the scrape renamed " + label;
        return part.isWhole() || namespaces == null
                ? List.of(countBy(List.of(label), narrowed(MEMORY), reason))
                : Stream.of("namespace", "exported_namespace")
                        .map(name -> narrowed(MEMORY).with(Matcher.regex(name, namespaces)))
                        .map(selector -> countBy(List.of(label), selector, reason))
                        .toList();
    }

    /// Running containers: the plan of shards, and what the usage read is held against.
    PromQuery running(NameLabels labels) {
        var by = List.of(options.clusterLabel(), labels.namespace(), labels.pod(), labels.container());
        var selector = narrowed(MEMORY).with(labels.matchers()).with(containers(labels));
        var wanted = namespaces == null ? selector : selector.with(Matcher.regex(labels.namespace(), namespaces));
        return countBy(by, wanted, "running containers");
    }

    /// What processes tell of themselves, by the names Prometheus gives scraped pods; where namespaces are chosen,
    /// under either name of the label.
    List<PromQuery> told(RuntimeMetric metric) {
        var selector = narrowed(metric.series()).with(metric.matchers());
        return namespaces == null
                ? List.of(told(metric, selector))
                : Stream.of("namespace", "exported_namespace")
                        .map(label -> told(metric, selector.with(Matcher.regex(label, namespaces))))
                        .toList();
    }

    private PromQuery told(RuntimeMetric metric, Selector selector) {
        return switch (metric.form()) {
            case SEEN -> countBy(scrapedBy(), selector, metric.reason());
            case NOW -> overTime(Which.LAST, selector, metric.reason(), GRACE);
            case PEAK -> overTime(Which.MAX, selector, metric.reason(), window.length());
        };
    }

    private List<String> scrapedBy() {
        return List.of(
                options.clusterLabel(),
                "namespace",
                "pod",
                "container",
                "exported_namespace",
                "exported_pod",
                "exported_container");
    }

    /// A metric of the containers in a scope.
    Selector usageOf(Scope scope, String metric, NameLabels labels) {
        return scope.selector(metric, labels, options.clusterLabel()).with(containers(labels));
    }

    /// A counter of the containers in a scope. Those with usage are asked for by name, as to exclude
    /// the pods' own cgroups a server goes through the names of all containers it has.
    ///
    /// @param names of containers with usage; empty for all
    Selector countedOf(Scope scope, String metric, NameLabels labels, Set<String> names) {
        var selector = scope.selector(metric, labels, options.clusterLabel());
        var any = containers(labels);
        return names.isEmpty() || !names.stream().allMatch(KubernetesNames::isContainer)
                ? selector.with(any)
                : selector.with(List.of(Matcher.regex(labels.container(), PodPattern.alternation(names, ""))), any);
    }

    /// Containers proper: the pod's own cgroup has no container, the pause container is called POD.
    private static List<Matcher> containers(NameLabels labels) {
        return List.of(Matcher.notEqual(labels.container(), ""), Matcher.notEqual(labels.container(), "POD"));
    }

    private Selector narrowed(String series) {
        var cluster = options.cluster();
        var selector = Selector.of(series);
        return cluster == null ? selector : selector.with(Matcher.equal(options.clusterLabel(), cluster));
    }

    private PromQuery lastOverTime(String series, String reason, List<Matcher> matchers, Duration range) {
        return overTime(Which.LAST, narrowed(series).with(matchers), reason, range);
    }

    private static PromQuery overTime(Which which, Selector selector, String reason, Duration range) {
        return new PromQuery(
                new QueryForm.OverTime(which, selector, range), reason + " of the last " + RangeReader.text(range));
    }

    private static PromQuery countBy(List<String> labels, Selector selector, String reason) {
        return new PromQuery(new QueryForm.CountBy(labels, selector), reason);
    }
}
