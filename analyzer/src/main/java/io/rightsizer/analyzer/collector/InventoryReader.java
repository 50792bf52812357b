package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Demands;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.TierRules;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Joins what kube-state-metrics says into workloads.
final class InventoryReader {

    /// Enough pods to tell what a workload without running pods last asked for.
    private static final int LAST_PODS = 20;

    private static final int PODS_PER_QUERY = 100;

    /// The label or annotation `rightsizer.io/qos: guaranteed`.
    private static final String QOS = "rightsizer_io_qos";

    private static final String QOS_GUARANTEED = "guaranteed";

    private final KubeFacts facts;
    private final TierRules tiers;
    private final Part part;
    private final RunningUsage runningUsage;
    private final OwnedPods pods;
    private final NewestPods newest;
    private final DeclaredContainers declared;
    private final CurrentResources current = new CurrentResources();
    private final SortedWorkloads sorted;
    private final Replicas replicas;
    private final Autoscalers autoscalers;
    private final DisruptionBudgets budgets;
    private final List<Fact> allocatable;
    private final ClusterRules rules;
    private final WorkloadLabels labels;
    private final List<Fact> podInfo;
    private final PriorityClasses priorities;
    private final Runtimes runtimes;

    private InventoryReader(KubeFacts anywhere, Queries queries, RunningUsage runningUsage) throws IOException {
        this.tiers = queries.options().tiers();
        this.part = queries.part();
        this.runningUsage = runningUsage;
        this.pods = OwnedPods.read(anywhere, queries);
        this.facts = anywhere.under(pods.labels());
        this.newest = NewestPods.read(facts, pods);
        this.declared = DeclaredContainers.read(facts);
        this.sorted = SortedWorkloads.of(pods, Owners.read(facts));
        this.replicas = Replicas.read(facts);
        this.autoscalers = Autoscalers.read(facts);
        this.budgets = DisruptionBudgets.read(facts);
        this.allocatable = facts.clusterWide(KubeMetric.NODE_ALLOCATABLE);
        this.rules = ClusterRules.read(facts, allocatable);
        this.labels = WorkloadLabels.read(facts);
        this.podInfo = facts.recently(KubeMetric.POD_INFO);
        this.priorities = PriorityClasses.told(podInfo);
        this.runtimes = Runtimes.read(facts);
    }

    static Inventory read(PrometheusServer server, Queries queries, RunningUsage runningUsage) throws IOException {
        return new InventoryReader(new KubeFacts(server, queries, runningUsage), queries, runningUsage).inventory();
    }

    private Inventory inventory() throws IOException {
        readResources();
        var workloads = new ArrayList<Discovered>();
        for (var entry : sorted.valid().entrySet()) {
            workloads.add(discovered(entry.getKey(), entry.getValue()));
        }
        var optional = new OptionalFacts(facts);
        var impossible = new ImpossiblePrices();
        var state = state(optional, impossible);
        return new Inventory(
                workloads,
                sorted.rejected(declared, runningUsage),
                sorted.rejectedPods(),
                oomKilled(),
                pods.labels(),
                state,
                Stream.of(current.warnings(), impossible.warnings(), optional.warnings())
                        .flatMap(List::stream)
                        .toList());
    }

    private ClusterState state(OptionalFacts optional, ImpossiblePrices impossible) throws IOException {
        var placements = placements(PodPlaces.read(optional, podInfo));
        var quotas = Quotas.read(optional);
        if (!part.asksForMachines()) {
            return new ClusterState(List.of(), placements, List.of(), quotas);
        }
        var nodes = Nodes.read(optional, allocatable, NodePrices.read(optional, impossible));
        return new ClusterState(nodes, placements, Offerings.read(optional, impossible), quotas);
    }

    private List<Placement> placements(PodPlaces places) {
        var placements = new ArrayList<Placement>();
        sorted.valid().forEach((id, all) -> {
            var alive = all.stream().filter(pods.running()::contains).toList();
            var byNode = places.byNode(
                    alive, pod -> !isJob(id) || runningUsage.pods().contains(pod));
            if (!byNode.isEmpty()) {
                placements.add(new Placement(
                        id,
                        byNode,
                        fewestPods(id, alive),
                        labels.marks(id, newest.of(all)),
                        budgets.of(id),
                        places.ownVolume(alive),
                        places.nodeSelector(newest.of(all))));
            }
        });
        return placements;
    }

    private int fewestPods(WorkloadId id, List<PodKey> alive) {
        var autoscaler = autoscalers.of(id, Set.of());
        return autoscaler == null ? replicas(id, alive) : autoscaler.minReplicas();
    }

    private void readResources() throws IOException {
        current.addRequests(facts.recently(KubeMetric.CONTAINER_REQUESTS), ContainerType.APP);
        current.addLimits(facts.recently(KubeMetric.CONTAINER_LIMITS), ContainerType.APP);
        current.addRequests(facts.recently(KubeMetric.INIT_CONTAINER_REQUESTS), ContainerType.INIT);
        current.addLimits(facts.recently(KubeMetric.INIT_CONTAINER_LIMITS), ContainerType.INIT);
        var resting = resting();
        for (int from = 0; from < resting.size(); from += PODS_PER_QUERY) {
            readLast(resting.subList(from, Math.min(resting.size(), from + PODS_PER_QUERY)));
        }
        declared.addAll(current.seen(ContainerType.APP), ContainerType.APP);
        declared.addAll(current.seen(ContainerType.INIT), ContainerType.INIT);
    }

    /// The last pods of workloads that have none now.
    private List<PodKey> resting() {
        return sorted.valid().values().stream()
                .filter(all -> all.stream().noneMatch(pods.running()::contains))
                .flatMap(all -> newest.of(all).stream().limit(LAST_PODS))
                .toList();
    }

    private void readLast(List<PodKey> some) throws IOException {
        current.addRequests(last(KubeMetric.CONTAINER_REQUESTS, some), ContainerType.APP);
        current.addLimits(last(KubeMetric.CONTAINER_LIMITS, some), ContainerType.APP);
        current.addRequests(last(KubeMetric.INIT_CONTAINER_REQUESTS, some), ContainerType.INIT);
        current.addLimits(last(KubeMetric.INIT_CONTAINER_LIMITS, some), ContainerType.INIT);
    }

    private List<Fact> last(KubeMetric metric, List<PodKey> some) throws IOException {
        var namespaces = some.stream().map(PodKey::namespace).distinct().toList();
        var names = some.stream().map(PodKey::pod).distinct().toList();
        var asked = Set.copyOf(some);
        var found = new ArrayList<Fact>();
        for (var labels : pods.labels()) {
            var inNamespaces = Matcher.regex(labels.namespace(), PodPattern.alternation(namespaces, ""));
            var ofPods = Matcher.regex(labels.pod(), PodPattern.of(names));
            found.addAll(facts.last(metric, inNamespaces, ofPods));
        }
        found.removeIf(fact -> !asked.contains(fact.pod()));
        return found;
    }

    private Discovered discovered(WorkloadId id, List<PodKey> all) {
        var template = newest.of(all);
        var containers = containers(template);
        var alive = all.stream().filter(pods.running()::contains).toList();
        var workload = new Workload(
                id,
                replicas(id, alive),
                labels.of(id, template),
                containers,
                autoscalers.of(id, containers.stream().map(Container::name).collect(Collectors.toSet())),
                rules.of(new Place(id.cluster(), id.namespace())),
                rules.largestNode(id.cluster()),
                demands(id, template),
                budgets.of(id));
        var weight = Math.max(1, alive.size() * containers.size());
        return new Discovered(workload, all, weight, running(workload, all), gone(all, containers));
    }

    private Demands demands(WorkloadId id, List<PodKey> template) {
        var marks = labels.marks(id, template);
        var tier = tiers.of(id.kind(), marks, priorities.of(template));
        return new Demands(tier, QOS_GUARANTEED.equalsIgnoreCase(marks.getOrDefault(QOS, "")));
    }

    /// Without a metric of the kind: pods that use something now, since finished pods of Jobs still exist.
    private int replicas(WorkloadId id, List<PodKey> alive) {
        var using = (int) alive.stream().filter(runningUsage.pods()::contains).count();
        return replicas.of(id).orElse(using > 0 || isJob(id) ? using : alive.size());
    }

    private boolean running(Workload workload, List<PodKey> all) {
        return isJob(workload.id())
                || workload.replicas() > 0
                || all.stream()
                        .anyMatch(pod ->
                                pods.running().contains(pod) || pods.recent().contains(pod));
    }

    private static boolean isJob(WorkloadId id) {
        return id.kind().equals(WorkloadKind.CRON_JOB) || id.kind().equals(WorkloadKind.JOB);
    }

    private List<Container> containers(List<PodKey> template) {
        var names = validOnly(declared.of(template));
        var onlyApp = names.values().stream()
                        .filter(type -> type == ContainerType.APP)
                        .count()
                == 1;
        var containers = new ArrayList<Container>();
        names.forEach((name, type) -> {
            var declaring = template.stream()
                    .map(pod -> new ContainerKey(pod, name))
                    .filter(key -> declared.of(key.pod()).containsKey(name))
                    .toList();
            var runtime = runtimes.of(declaring, type == ContainerType.APP && onlyApp);
            containers.add(new Container(name, type, mostFrequent(declaring), runtime));
        });
        return containers;
    }

    /// During an in-place resize pods of one template differ; what most of them have is current, the larger text
    /// on a draw.
    private Resources mostFrequent(List<ContainerKey> declaring) {
        var counts = declaring.stream()
                .map(current::of)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var order = Map.Entry.<Resources, Long>comparingByValue()
                .thenComparing(entry -> entry.getKey().toString(), Comparator.naturalOrder());
        return counts.entrySet().stream().max(order).map(Map.Entry::getKey).orElse(Resources.NONE);
    }

    private List<Container> gone(List<PodKey> all, List<Container> now) {
        var names = new TreeMap<>(validOnly(declared.of(all)));
        now.forEach(container -> names.remove(container.name()));
        return names.entrySet().stream()
                .map(entry -> Container.of(entry.getKey(), entry.getValue(), Resources.NONE))
                .toList();
    }

    private static Map<String, ContainerType> validOnly(Map<String, ContainerType> names) {
        var valid = new TreeMap<>(names);
        valid.keySet().removeIf(name -> !KubernetesNames.isContainer(name));
        return valid;
    }

    private Set<ContainerKey> oomKilled() throws IOException {
        var killed = new HashSet<ContainerKey>();
        for (var fact : facts.last(KubeMetric.LAST_TERMINATED_REASON, Matcher.equal("reason", "OOMKilled"))) {
            if (fact.value() > 0) {
                killed.add(fact.container());
            }
        }
        return killed;
    }
}
