package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Node.HourlyCost;
import io.rightsizer.analyzer.workload.Node.Taint;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.pricing.cost.Agreements;
import io.rightsizer.pricing.node.NodeKeys;
import io.rightsizer.pricing.node.NodeMapping;
import io.rightsizer.pricing.perpod.PodPrice;
import io.rightsizer.pricing.price.PriceBook;
import io.rightsizer.pricing.price.PriceOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Clusters small enough to compute by hand: nodes of 4 cores and 16 GiB for pods, workloads of one container. The only
/// machine one could buy is an m5.xlarge, 3,920m and 14,162Mi for pods, at 0.20 on demand and 0.10 on spot.
final class SmallCluster {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    /// No spot, and no pool must keep a machine.
    static final SavingRules FREE = rules(0, null, 0);

    private static final PriceBook BOOK = book();

    private final List<Node> nodes = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();
    private final List<Recommendation> recommendations = new ArrayList<>();
    private @Nullable PodPrice podPrice;
    private Agreements agreements = Agreements.NONE;

    private static PriceBook book() {
        try {
            var file = Objects.requireNonNull(SmallCluster.class.getResource("prices.csv"));
            return PriceBook.of(new PriceOptions(Path.of(file.toURI()), null, List.of(), TODAY));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (URISyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    static SavingRules rules(double spotShare, @Nullable Double scaleDownBelow, int minimumNodes) {
        return rules(spotShare, scaleDownBelow, minimumNodes, 0);
    }

    static SavingRules rules(double spotShare, @Nullable Double scaleDownBelow, int minimumNodes, int minimumPerZone) {
        return new SavingRules(
                spotShare, Cpu.ZERO, scaleDownBelow, minimumNodes, minimumPerZone, List.of("m5.xlarge"), true);
    }

    static ResourceAmounts pod(String cpu, String memory) {
        return new ResourceAmounts(Cpu.parse(cpu), Memory.parse(memory));
    }

    /// An m5.xlarge of the pool `general`, bought on demand.
    SmallCluster node(String name) {
        return node("prod", name, Map.of());
    }

    SmallCluster node(String cluster, String name) {
        return node(cluster, name, Map.of());
    }

    SmallCluster node(String name, Map<String, String> more, Taint... taints) {
        return node("prod", name, more, taints);
    }

    private SmallCluster node(String cluster, String name, Map<String, String> more, Taint... taints) {
        nodes.add(new Node(
                cluster,
                name,
                labels(more),
                "aws:///eu-west-1a/i-" + name,
                pod("4", "16Gi"),
                pod("4", "16Gi"),
                58,
                List.of(taints),
                true,
                null));
        return this;
    }

    private static Map<String, String> labels(Map<String, String> more) {
        var labels = new HashMap<>(Map.of(
                "node_kubernetes_io_instance_type", "m5.xlarge",
                "kubernetes_io_arch", "amd64",
                "eks_amazonaws_com_nodegroup", "general"));
        labels.putAll(more);
        return labels;
    }

    /// Like the last one, but cordoned.
    SmallCluster cordoned() {
        var last = nodes.removeLast();
        nodes.add(new Node(
                last.cluster(),
                last.name(),
                last.labels(),
                last.providerId(),
                last.capacity(),
                last.allocatable(),
                last.maxPods(),
                last.taints(),
                false,
                null));
        return this;
    }

    /// A machine nothing is known of but its size.
    SmallCluster unpriced(String name) {
        nodes.add(new Node("prod", name, Map.of(), "", pod("4", "16Gi"), pod("4", "16Gi"), 58, List.of(), true, null));
        return this;
    }

    /// Priced by a cost exporter.
    SmallCluster quoted(String name, String hourly) {
        nodes.add(new Node(
                "prod",
                name,
                labels(Map.of()),
                "",
                pod("4", "16Gi"),
                pod("4", "16Gi"),
                58,
                List.of(),
                true,
                new HourlyCost(new BigDecimal(hourly), null, null, false)));
        return this;
    }

    /// A machine of an Autopilot cluster, of a type whose list price is known.
    SmallCluster autopilot(String name) {
        nodes.add(new Node(
                "prod",
                name,
                Map.of("node_kubernetes_io_instance_type", "e2-standard-4"),
                "gce://acme/us-central1-a/" + name,
                pod("4", "16Gi"),
                pod("4", "16Gi"),
                32,
                List.of(),
                true,
                null));
        return this;
    }

    SmallCluster paidByPod(PodPrice price) {
        podPrice = price;
        return this;
    }

    SmallCluster agreed(Agreements some) {
        agreements = some;
        return this;
    }

    static WorkloadId workload(String name) {
        return new WorkloadId("prod", "shop", WorkloadKind.DEPLOYMENT, name);
    }

    /// Stays as it is.
    SmallCluster deployment(String name, ResourceAmounts now, Map<String, Integer> pods) {
        return resized(name, now, null, pods);
    }

    SmallCluster resized(String name, ResourceAmounts now, @Nullable ResourceAmounts next, Map<String, Integer> pods) {
        return add(placed(workload(name), pods), now, next);
    }

    static Placement placed(WorkloadId workload, Map<String, Integer> pods) {
        var sum = pods.values().stream().mapToInt(Integer::intValue).sum();
        return new Placement(workload, new TreeMap<>(pods), sum, Map.of(), 0, false, Map.of());
    }

    static Placement selecting(Placement placement, String label, String value) {
        return new Placement(
                placement.workload(),
                placement.pods(),
                placement.fewestPods(),
                placement.labels(),
                placement.healthyPods(),
                placement.ownVolume(),
                Map.of(label, value));
    }

    static Placement withVolume(Placement placement) {
        return new Placement(
                placement.workload(),
                placement.pods(),
                placement.fewestPods(),
                placement.labels(),
                placement.healthyPods(),
                true,
                placement.nodeSelector());
    }

    SmallCluster add(Placement placement, ResourceAmounts now, @Nullable ResourceAmounts next) {
        var step = next == null ? null : Resources.NONE.withRequests(next);
        placements.add(placement);
        recommendations.add(new Recommendation(
                placement.workload(),
                placement.running(),
                Container.of("app", ContainerType.APP, Resources.NONE.withRequests(now)),
                step,
                step,
                next == null ? new Verdict.Keep("") : new Verdict.Resize(),
                List.of(),
                "",
                null));
        return this;
    }

    Costs costs(SavingRules rules) {
        return Costs.of(
                recommendations,
                new ClusterState(nodes, placements, List.of(), List.of()),
                BOOK,
                new CostRules(new NodeKeys(NodeMapping.NONE), agreements, rules, podPrice, TODAY));
    }

    /// Of a cluster that is the only one.
    ClusterSaving saving(SavingRules rules) {
        var clusters = costs(rules).savings().clusters();
        if (clusters.size() != 1) {
            throw new AssertionError("expected one cluster, not " + clusters);
        }
        return clusters.getFirst();
    }
}
