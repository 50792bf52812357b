package io.rightsizer.api.report;

import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The shop of [SampleRuns] on two machines of AWS in Ireland, where an m5.2xlarge was 0.428 dollars an hour on the
/// public price list; of a third nobody can say what it is.
public final class PricedRuns {

    private PricedRuns() {}

    public static Run shop() {
        var run = SampleRuns.shop();
        return new Run(run.run(), run.recommendations(), state(run), null);
    }

    public static Costs costs(Run run) throws IOException {
        return new Rightsizer(Config.load(ConfigSources.none()), InstantSource.fixed(Instant.EPOCH)).costs(run);
    }

    private static ClusterState state(Run run) {
        var workloads = run.recommendations().stream()
                .filter(one -> one.replicas() > 0)
                .map(one -> one.workload())
                .distinct()
                .toList();
        return new ClusterState(
                List.of(
                        node("ip-10-0-0-1", "m5.2xlarge"),
                        node("ip-10-0-0-2", "m5.2xlarge"),
                        node("ip-10-0-0-3", "of-our-own")),
                workloads.stream().map(PricedRuns::placement).toList(),
                List.of(),
                List.of());
    }

    private static Node node(String name, String type) {
        var room = new ResourceAmounts(Cpu.parse("8"), Memory.parse("32Gi"));
        return new Node(
                "",
                name,
                Map.of(
                        "node_kubernetes_io_instance_type", type,
                        "topology_kubernetes_io_region", "eu-west-1",
                        "topology_kubernetes_io_zone", "eu-west-1a",
                        "kubernetes_io_arch", "amd64",
                        "eks_amazonaws_com_nodegroup", "general",
                        "eks_amazonaws_com_capacity_type", "ON_DEMAND"),
                "aws:///eu-west-1a/i-" + name,
                room,
                room,
                110,
                List.of(),
                true,
                null);
    }

    private static Placement placement(WorkloadId workload) {
        return new Placement(
                workload,
                new TreeMap<>(Map.of("ip-10-0-0-1", 1)),
                1,
                workload.namespace().equals("shop") ? Map.of("team", "checkout") : Map.of(),
                0,
                false,
                Map.of());
    }
}
