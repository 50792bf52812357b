package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Node.Taint;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The machines of the clusters, whatever namespaces were chosen. A machine exists while `kube_node_info` says so at
/// the end of the window; where that is not exported, while its size is told.
final class Nodes {

    private static final Matcher SIZED = Matcher.regex("resource", "cpu|memory|pods");
    private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");
    private static final Comparator<Taint> BY_KEY =
            Comparator.comparing(Taint::key).thenComparing(Taint::effect).thenComparing(Taint::value);

    private final List<Fact> info;
    private final Map<NodeName, Map<String, String>> labels = new HashMap<>();
    private final Map<NodeName, Size> capacity;
    private final Map<NodeName, Size> allocatable;
    private final Map<NodeName, List<Taint>> taints = new HashMap<>();
    private final Set<NodeName> cordoned;
    private final NodePrices prices;

    /// What a node has, as far as it is told.
    private record Size(ResourceAmounts amounts, int pods) {

        static final Size UNKNOWN = new Size(ResourceAmounts.NONE, 0);

        Size with(Fact fact) {
            return fact.label("resource").equals("pods") && Plausible.isAmount(fact.value())
                    ? new Size(amounts, (int) fact.value())
                    : new Size(CurrentResources.with(amounts, fact.label("resource"), fact.value()), pods);
        }
    }

    private Nodes(OptionalFacts facts, List<Fact> allocatable, NodePrices prices) throws IOException {
        this.info = facts.clusterWideNow(KubeMetric.NODE_INFO);
        for (var fact : facts.clusterWide(KubeMetric.NODE_LABELS)) {
            labels.computeIfAbsent(NodeName.of(fact), node -> new TreeMap<>())
                    .putAll(WorkloadLabels.values(fact, "label_"));
        }
        this.capacity = sizes(facts.clusterWide(KubeMetric.NODE_CAPACITY, SIZED));
        this.allocatable = sizes(allocatable);
        facts.clusterWide(KubeMetric.NODE_TAINT).forEach(this::addTaint);
        this.cordoned = facts.clusterWide(KubeMetric.NODE_UNSCHEDULABLE).stream()
                .filter(fact -> fact.value() > 0)
                .map(NodeName::of)
                .collect(Collectors.toCollection(HashSet::new));
        this.prices = prices;
    }

    /// In order of clusters and names.
    ///
    /// @param allocatable what `kube_node_status_allocatable` tells
    static List<Node> read(OptionalFacts facts, List<Fact> allocatable, NodePrices prices) throws IOException {
        return new Nodes(facts, allocatable, prices).nodes();
    }

    private List<Node> nodes() {
        var providerIds = new HashMap<NodeName, String>();
        info.forEach(fact -> providerIds.put(NodeName.of(fact), fact.label("provider_id")));
        return names().stream()
                .map(name -> node(name, providerIds.getOrDefault(name, "")))
                .toList();
    }

    private SortedSet<NodeName> names() {
        Stream<NodeName> named = info.isEmpty()
                ? Stream.concat(allocatable.keySet().stream(), capacity.keySet().stream())
                : info.stream().map(NodeName::of);
        return named.filter(KubernetesNames::isNode).collect(Collectors.toCollection(TreeSet::new));
    }

    private Node node(NodeName name, String providerId) {
        var has = capacity.getOrDefault(name, Size.UNKNOWN);
        var offers = allocatable.getOrDefault(name, Size.UNKNOWN);
        return new Node(
                name.cluster(),
                name.name(),
                labels.getOrDefault(name, Map.of()),
                KubernetesNames.isProviderId(providerId) ? providerId : "",
                has.amounts(),
                offers.amounts(),
                offers.pods() > 0 ? offers.pods() : has.pods(),
                taints.getOrDefault(name, List.of()).stream()
                        .distinct()
                        .sorted(BY_KEY)
                        .toList(),
                !cordoned.contains(name),
                prices.of(name));
    }

    private static Map<NodeName, Size> sizes(List<Fact> facts) {
        var sizes = new HashMap<NodeName, Size>();
        for (var fact : facts) {
            var node = NodeName.of(fact);
            sizes.put(node, sizes.getOrDefault(node, Size.UNKNOWN).with(fact));
        }
        return sizes;
    }

    private void addTaint(Fact fact) {
        var taint = new Taint(fact.label("key"), fact.label("value"), fact.label("effect"));
        if (KubernetesNames.isQualifiedName(taint.key())
                && KubernetesNames.isLabelValue(taint.value())
                && EFFECTS.contains(taint.effect())) {
            taints.computeIfAbsent(NodeName.of(fact), node -> new ArrayList<>()).add(taint);
        }
    }
}
