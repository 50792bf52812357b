package io.rightsizer.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rightsizer.analyzer.collector.CollectorOptions;
import io.rightsizer.analyzer.collector.PrometheusUsageSource;
import io.rightsizer.analyzer.collector.ServerAccess;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Node.Taint;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.Quota;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.node.NodeKeys;
import io.rightsizer.pricing.node.NodeMapping;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the production collector learns of the demo's machines and of the pods of one namespace.
class DemoStateTest {

    private static final String EU = ".eu-central-1.compute.internal";

    private static ClusterState state = ClusterState.NONE;

    @BeforeAll
    static void collect() throws IOException {
        var options = new CollectorOptions("cluster", null, "payments", 250, 2, null, null);
        try (var demo = DemoPrometheus.start();
                var source = PrometheusUsageSource.open(ServerAccess.of(demo.uri()), options)) {
            var window = HistoryWindow.endingAt(demo.asOf(), Duration.ofHours(1));
            state = source.collect(window, row -> {}, Progress.SILENT).state();
        }
    }

    @Test
    void hasTwoPoolsInTwoRegions() {
        var keys = new NodeKeys(NodeMapping.NONE);

        assertThat(state.nodes().stream().map(keys::of))
                .containsExactly(
                        key("eu-central-1", "a", "m6i.4xlarge", CapacityType.ON_DEMAND, "general"),
                        key("eu-central-1", "b", "m6i.2xlarge", CapacityType.ON_DEMAND, "general"),
                        key("eu-central-1", "c", "r6i.2xlarge", CapacityType.SPOT, "spot"),
                        key("us-east-1", "a", "m6i.2xlarge", CapacityType.ON_DEMAND, "general"),
                        key("us-east-1", "b", "m6i.2xlarge", CapacityType.SPOT, "spot"));
    }

    private static NodeKey key(String region, String zone, String type, CapacityType capacityType, String pool) {
        return new NodeKey("aws", region, region + zone, type, "amd64", "linux", capacityType, pool);
    }

    /// Amounts as Karpenter documents them for an r6i.2xlarge.
    @Test
    void tellsWhatAMachineHasAndWhatPodsMayHaveOfIt() {
        var spot = state.nodes().get(2);

        assertThat(spot.allocatable()).isEqualTo(new ResourceAmounts(Cpu.millicores(7910), Memory.mebibytes(59_627)));
        assertThat(spot.capacity().cpu()).isEqualTo(Cpu.parse("8"));
        assertThat(spot.maxPods()).isEqualTo(58);
        assertThat(spot.taints()).containsExactly(new Taint("example.com/spot", "true", "PreferNoSchedule"));
        assertThat(state.nodes()).allMatch(Node::schedulable).allMatch(node -> node.cost() == null);
    }

    @Test
    void tellsWherePodsRunAndWhatHoldsThemThere() {
        assertThat(state.placements())
                .extracting(
                        placement -> placement.workload().name(),
                        Placement::running,
                        Placement::ownVolume,
                        Placement::healthyPods,
                        placement -> placement.labels().get("team"))
                .containsExactly(
                        tuple("fraud-scoring", 2, false, 0, "payments"),
                        tuple("ledger", 2, false, 0, "payments"),
                        tuple("payment-gateway", 4, false, 0, "payments"),
                        tuple("payment-webhooks", 2, false, 0, "payments"),
                        tuple("ledger-db", 2, true, 2, "payments"));
        assertThat(state.placements().getLast().pods()).containsOnlyKeys("ip-10-0-1-11" + EU, "ip-10-0-1-13" + EU);
    }

    /// 4 × 500m + 2 × 1 + 2 × 800m + 2 × 400m + 2 × 1 cores; 4 × 512Mi + 2 × 2Gi + 2 × 640Mi + 2 × 640Mi + 2 × 4Gi.
    @Test
    void hasAQuotaThatIsPartlyUsed() {
        assertThat(state.quotas())
                .isEqualTo(List.of(
                        quota("pods", "20", "12"),
                        quota("requests.cpu", "12", "8.4"),
                        quota("requests.memory", "25769803776", "17716740096")));
    }

    private static Quota quota(String resource, String hard, String used) {
        return new Quota("", "payments", "compute", resource, new BigDecimal(hard), new BigDecimal(used));
    }
}
