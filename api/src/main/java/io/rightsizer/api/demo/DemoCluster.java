package io.rightsizer.api.demo;

import io.rightsizer.api.demo.DemoNode.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The simulated cluster: five weeks of five nodes in two regions and the workloads of [Stories]. It ends at a
/// fixed moment and nothing in it is random, so two runs serve the same bytes.
final class DemoCluster {

    /// The last moment of the history, a Saturday's midnight.
    static final Instant END = Instant.parse("2026-11-15T00:00:00Z");

    /// Two whole weeks for a run as of 25 October, and a day before them for the rates at their beginning.
    static final Instant BEGIN = Instant.parse("2026-10-10T00:00:00Z");

    static final long END_SECOND = END.getEpochSecond();
    static final long BEGIN_SECOND = BEGIN.getEpochSecond();

    private final List<DemoNode> nodes = List.of(
            DemoNode.of(11, "eu-central-1a", Machine.M6I_4XLARGE, "general", "on-demand"),
            DemoNode.of(12, "eu-central-1b", Machine.M6I_2XLARGE, "general", "on-demand"),
            DemoNode.of(13, "eu-central-1c", Machine.R6I_2XLARGE, "spot", "spot"),
            DemoNode.of(21, "us-east-1a", Machine.M6I_2XLARGE, "general", "on-demand"),
            DemoNode.of(22, "us-east-1b", Machine.M6I_2XLARGE, "spot", "spot"));

    private final List<DemoWorkload> workloads = Stories.all();

    List<DemoNode> nodes() {
        return nodes;
    }

    List<DemoWorkload> workloads() {
        return workloads;
    }

    /// Every pod a workload ever had, workloads in the order of [Stories].
    Map<DemoWorkload, List<DemoPod>> pods() {
        var placements = new Placements(nodes);
        var pods = new LinkedHashMap<DemoWorkload, List<DemoPod>>();
        for (var workload : workloads) {
            var placed = placements.place(workload);
            var ofWorkload = workload.plan().lives().stream()
                    .map(life -> DemoPod.of(workload, life, placed.of(life)))
                    .toList();
            pods.put(workload, ofWorkload);
        }
        return pods;
    }

    /// Every series that has a sample, in the order in which Prometheus answers.
    List<DemoSeries> series() {
        var series = new ArrayList<DemoSeries>();
        addCluster(new ClusterSeries(series::add));
        var cadvisor = new CadvisorSeries(series::add);
        var kubeState = new KubeStateSeries(series::add);
        var jvm = new JvmSeries(series::add);
        pods().forEach((workload, pods) -> {
            kubeState.add(workload, pods);
            pods.forEach(cadvisor::add);
            pods.forEach(jvm::add);
        });
        return series.stream()
                .filter(each -> each.times().samples() > 0)
                .sorted()
                .toList();
    }

    /// Who answers for a namespace; shown as the label `team` of its pods.
    static String teamOf(String namespace) {
        return switch (namespace) {
            case "shop" -> "storefront";
            case "payments" -> "payments";
            case "search" -> "discovery";
            case "data", "batch" -> "data";
            case "sandbox" -> "research";
            default -> "platform";
        };
    }

    private void addCluster(ClusterSeries cluster) {
        nodes.forEach(cluster::addNode);
        cluster.addLimitRange("sandbox", "min", 0.05, 64 * DemoContainer.MEBIBYTE);
        cluster.addLimitRange("sandbox", "max", 2, 4096 * DemoContainer.MEBIBYTE);
        cluster.addLimitRange("sandbox", "default", 1, 1024 * DemoContainer.MEBIBYTE);
        cluster.addLimitRange("sandbox", "defaultRequest", 0.25, 512 * DemoContainer.MEBIBYTE);
        cluster.addDisruptionBudget("payments", "ledger-db", 2, 0);
        cluster.addDisruptionBudget("shop", "storefront", 2, 1);
        cluster.addQuota("payments", workloads, 12, 24 * 1024 * DemoContainer.MEBIBYTE, 20);
    }
}
