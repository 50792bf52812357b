package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Node.HourlyCost;
import io.rightsizer.analyzer.workload.Node.Taint;
import io.rightsizer.analyzer.workload.Offering;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.Quota;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterStateTest {

    private final SimulatedCluster cluster = new SimulatedCluster();

    @Test
    void readsANodeWithEverythingThatIsToldOfIt() throws IOException {
        someWorkload();
        cluster.series("kube_node_info", 1, "node", "node-1", "provider_id", "aws:///eu-west-1a/i-0123456789abcdef0")
                .series("kube_node_labels", 1, "node", "node-1", "label_node_kubernetes_io_instance_type", "m5.xlarge")
                .series("kube_node_spec_unschedulable", 1, "node", "node-1")
                .series(
                        "kube_node_spec_taint",
                        1,
                        "node",
                        "node-1",
                        "key",
                        "example.com/dedicated",
                        "value",
                        "batch",
                        "effect",
                        "NoSchedule")
                .series("node_total_hourly_cost", 0.192, "node", "node-1")
                .series("node_cpu_hourly_cost", 0.0316, "node", "node-1")
                .series("node_ram_hourly_cost", 0.00424, "node", "node-1")
                .series("kubecost_node_is_spot", 1, "node", "node-1");
        amounts("kube_node_status_capacity", "node-1", 4, 16_374_562_816.0, 58);
        amounts("kube_node_status_allocatable", "node-1", 3.92, 15_336_013_824.0, 58);

        assertThat(state().nodes())
                .containsExactly(new Node(
                        "",
                        "node-1",
                        Map.of("node_kubernetes_io_instance_type", "m5.xlarge"),
                        "aws:///eu-west-1a/i-0123456789abcdef0",
                        new ResourceAmounts(Cpu.millicores(4000), Memory.bytes(16_374_562_816L)),
                        new ResourceAmounts(Cpu.millicores(3920), Memory.bytes(15_336_013_824L)),
                        58,
                        List.of(new Taint("example.com/dedicated", "batch", "NoSchedule")),
                        false,
                        new HourlyCost(
                                new BigDecimal("0.192"), new BigDecimal("0.0316"), new BigDecimal("0.00424"), true)));
    }

    @Test
    void knowsNothingWhereNothingIsExportedAndSizesAllTheSame() throws IOException {
        someWorkload();

        var result = cluster.collect();

        assertThat(result.summary()).containsExactly("Observed shop/Deployment/web/app");
        assertThat(result.report().state()).isEqualTo(ClusterState.NONE);
        assertThat(result.report().complete()).isTrue();
        assertThat(result.report().warnings()).isEmpty();
    }

    @Test
    void sizesAllTheSameWhereTheServerRefusesToTellOfPrices() throws IOException {
        someWorkload();
        cluster.series("kube_node_info", 1, "node", "node-1");
        cluster.server.refuse(query -> query.contains("karpenter_") || query.contains("kube_node_labels"));

        var result = cluster.collect();

        assertThat(result.summary()).containsExactly("Observed shop/Deployment/web/app");
        assertThat(result.report().complete()).isTrue();
        assertThat(result.report().state().nodes()).hasSize(1);
        assertThat(result.report().warnings())
                .containsExactly("nodes or prices are taken for unknown where the server gave no answer, 3 in all:"
                        + " too many samples for labels of nodes of the last 10m");
    }

    @Test
    void findsNodesByTheirSizeWhereTheirInfoIsNotExported() throws IOException {
        someWorkload();
        amounts("kube_node_status_allocatable", "node-1", 4, 16e9, 110);

        assertThat(state().nodes())
                .extracting(Node::name, Node::providerId, Node::maxPods, Node::schedulable, Node::cost)
                .containsExactly(tuple("node-1", "", 110, true, null));
    }

    @Test
    void leavesOutANodeThatIsGone() throws IOException {
        someWorkload();
        cluster.between(115, 7).series("kube_node_info", 1, "node", "gone");
        amounts("kube_node_status_allocatable", "gone", 4, 16e9, 110);
        cluster.alive().series("kube_node_info", 1, "node", "here");

        assertThat(state().nodes()).extracting(Node::name).containsExactly("here");
    }

    @Test
    void countsThePodsOfAWorkloadByTheirNodes() throws IOException {
        for (var pod : new String[] {"web-1-aaaaa", "web-1-bbbbb", "web-1-ccccc"}) {
            cluster.web("shop", "web", pod);
        }
        on("node-1", "web-1-aaaaa");
        on("node-1", "web-1-bbbbb");
        on("node-2", "web-1-ccccc");
        cluster.series("kube_deployment_labels", 1, "namespace", "shop", "deployment", "web", "label_team", "store")
                .series(
                        "kube_deployment_annotations",
                        1,
                        "namespace",
                        "shop",
                        "deployment",
                        "web",
                        "annotation_karpenter_sh_do_not_disrupt",
                        "true")
                .series(
                        "kube_poddisruptionbudget_status_desired_healthy",
                        2,
                        "namespace",
                        "shop",
                        "poddisruptionbudget",
                        "web")
                .series(
                        "kube_pod_nodeselectors",
                        1,
                        "namespace",
                        "shop",
                        "pod",
                        "web-1-aaaaa",
                        "nodeselector_kubernetes_io_arch",
                        "arm64");

        var placement = onlyPlacement();

        assertThat(placement.workload()).hasToString("shop/Deployment/web");
        assertThat(placement.pods()).containsExactly(Map.entry("node-1", 2), Map.entry("node-2", 1));
        assertThat(placement.running()).isEqualTo(3);
        assertThat(placement.labels())
                .containsOnly(Map.entry("team", "store"), Map.entry("karpenter_sh_do_not_disrupt", "true"));
        assertThat(placement.healthyPods()).isEqualTo(2);
        assertThat(placement.ownVolume()).isFalse();
        assertThat(placement.nodeSelector()).containsExactly(Map.entry("kubernetes_io_arch", "arm64"));
    }

    @Test
    void countsOnlyPodsInThePhaseRunningWhereItIsTold() throws IOException {
        for (var pod : new String[] {"web-1-aaaaa", "web-1-evict"}) {
            cluster.web("shop", "web", pod);
            on("node-1", pod);
        }
        phase("web-1-aaaaa", 1);
        phase("web-1-evict", 0);

        assertThat(onlyPlacement().pods()).containsExactly(Map.entry("node-1", 1));
    }

    @Test
    void countsNoFinishedPodOfAJobWherePhasesAreNotTold() throws IOException {
        cluster.pod("shop", "import-1", "Job", "import")
                .container("shop", "import-1", "app")
                .between(115, 60)
                .usage("shop", "import-1", "app", 1, 1e6);
        cluster.alive().web("shop", "web", "web-1-aaaaa");
        on("node-1", "import-1");
        on("node-1", "web-1-aaaaa");

        assertThat(state().placements())
                .extracting(one -> one.workload().name())
                .containsExactly("web");
    }

    @Test
    void placesNoPodThatWaitsForANode() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa");
        cluster.series("kube_pod_info", 1, "namespace", "shop", "pod", "web-1-aaaaa");

        assertThat(state().placements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ReadWriteOnce, true",
        "ReadWriteOncePod, true",
        "ReadWriteMany, false",
        "ReadOnlyMany, false",
        "'', true",
    })
    void tellsVolumesThatOneNodeMountsAtATime(String accessMode, boolean own) throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa")
                .series(
                        "kube_pod_spec_volumes_persistentvolumeclaims_info",
                        1,
                        "namespace",
                        "shop",
                        "pod",
                        "web-1-aaaaa",
                        "volume",
                        "data",
                        "persistentvolumeclaim",
                        "data-web");
        on("node-1", "web-1-aaaaa");
        if (!accessMode.isEmpty()) {
            cluster.series(
                    "kube_persistentvolumeclaim_access_mode",
                    1,
                    "namespace",
                    "shop",
                    "persistentvolumeclaim",
                    "data-web",
                    "access_mode",
                    accessMode);
        }

        assertThat(onlyPlacement().ownVolume()).isEqualTo(own);
    }

    @Test
    void readsQuotasLineByLine() throws IOException {
        someWorkload();
        quota("requests.cpu", "hard", 20);
        quota("requests.cpu", "used", 12.5);
        quota("limits.memory", "hard", 8_589_934_592.0);
        quota("limits.memory", "used", 0);
        quota("pods", "hard", 50);

        assertThat(state().quotas())
                .containsExactly(
                        new Quota(
                                "", "shop", "compute", "limits.memory", new BigDecimal("8589934592"), BigDecimal.ZERO),
                        new Quota("", "shop", "compute", "requests.cpu", new BigDecimal("20"), new BigDecimal("12.5")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "karpenter_cloudprovider_instance_type_offering_price_estimate",
                "karpenter_cloudprovider_instance_type_price_estimate"
            })
    void readsWhatKarpenterWouldPayUnderEitherName(String metric) throws IOException {
        someWorkload();
        offering(metric, "m5.large", "spot", 0.0371);
        offering(metric, "m5.large", "on-demand", 0.096);
        offering(metric, "u-6tb1.metal", "on-demand", 0);

        var result = cluster.collect().report();

        assertThat(result.state().offerings())
                .containsExactly(
                        new Offering("", "m5.large", "on-demand", "us-east-1a", new BigDecimal("0.096")),
                        new Offering("", "m5.large", "spot", "us-east-1a", new BigDecimal("0.0371")));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void leavesOutPricesThatCannotBeTrueAndSaysSo() throws IOException {
        someWorkload();
        cluster.series("kube_node_info", 1, "node", "node-1").series("kube_node_info", 1, "node", "node-2");
        cluster.series("node_total_hourly_cost", -1, "node", "node-1")
                .series("node_total_hourly_cost", Double.NaN, "node", "node-2")
                .series("node_cpu_hourly_cost", 0, "node", "node-2")
                .series("node_ram_hourly_cost", 1e300, "node", "node-2");

        var report = cluster.collect().report();

        assertThat(report.state().nodes()).extracting(Node::cost).containsExactly(null, null);
        assertThat(report.warnings())
                .containsExactly("the cluster's own price metrics hold prices that cannot be true, which are left out:"
                        + " node_ram_hourly_cost 1.0E300 of node-2, and 2 more");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void findsTheNodeOfAPriceWhoseLabelsTheScrapeRenamed() throws IOException {
        someWorkload();
        cluster.series("kube_node_info", 1, "node", "node-1")
                .series("node_total_hourly_cost", 0.5, "instance", "10.0.0.7:9003", "exported_instance", "node-1");

        assertThat(state().nodes())
                .extracting(Node::cost)
                .containsExactly(new HourlyCost(new BigDecimal("0.5"), null, null, false));
    }

    @Test
    void readsAllNodesButOnlyThePlacementsOfTheChosenNamespaces() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa").web("bank", "ledger", "ledger-1-aaaaa");
        on("node-1", "web-1-aaaaa");
        cluster.series("kube_pod_info", 1, "namespace", "bank", "pod", "ledger-1-aaaaa", "node", "node-2");
        cluster.series("kube_node_info", 1, "node", "node-1").series("kube_node_info", 1, "node", "node-2");

        var state = cluster.collect(new CollectorOptions("cluster", null, "shop", 250, 2, null, null))
                .report()
                .state();

        assertThat(state.nodes()).hasSize(2);
        assertThat(state.placements())
                .extracting(one -> one.workload().namespace())
                .containsExactly("shop");
    }

    @Test
    void readsTheNodesOfTheChosenClusterOnly() throws IOException {
        for (var name : new String[] {"eu", "us"}) {
            cluster.with("cluster", name)
                    .web("shop", "web", "web-1-aaaaa")
                    .series("kube_node_info", 1, "node", "node-1");
        }

        var state = cluster.collect(new CollectorOptions("cluster", "us", null, 250, 2, null, null))
                .report()
                .state();

        assertThat(state.nodes()).extracting(Node::cluster).containsExactly("us");
    }

    @Test
    void letsNothingThroughThatBreaksTheGrammarOfKubernetes() throws IOException {
        someWorkload();
        cluster.series("kube_node_info", 1, "node", "=cmd|'/c calc'!A0")
                .series("kube_node_info", 1, "node", "node-1", "provider_id", "aws:///\u001b[31m")
                .series("kube_node_labels", 1, "node", "node-1", "label_pool", "=SUM(A1)")
                .series("kube_node_spec_taint", 1, "node", "node-1", "key", "a b", "value", "", "effect", "NoSchedule")
                .series("kube_node_spec_taint", 1, "node", "node-1", "key", "a", "value", "", "effect", "Never")
                .series("kube_pod_info", 1, "namespace", "shop", "pod", "web-1-aaaaa", "node", "../etc");
        offering("karpenter_cloudprovider_instance_type_offering_price_estimate", "@evil", "spot", 0.1);
        quota("=1+1", "hard", 1);
        quota("=1+1", "used", 1);

        var state = state();

        assertThat(state.nodes())
                .containsExactly(new Node(
                        "",
                        "node-1",
                        Map.of(),
                        "",
                        ResourceAmounts.NONE,
                        ResourceAmounts.NONE,
                        0,
                        List.of(),
                        true,
                        null));
        assertThat(state.placements()).isEmpty();
        assertThat(state.offerings()).isEmpty();
        assertThat(state.quotas()).isEmpty();
    }

    @Test
    void asksAtMostSixteenQuestionsMore() throws IOException {
        someWorkload();

        cluster.collect();

        assertThat(cluster.server.asked)
                .filteredOn(text -> text.matches(".*(kube_node_|hourly_cost|is_spot|karpenter_|kube_resourcequota|"
                        + "kube_pod_status_phase|persistentvolumeclaim|kube_pod_nodeselectors).*"))
                .filteredOn(text -> !text.contains("kube_node_status_allocatable"))
                .hasSize(16)
                .doesNotHaveDuplicates();
    }

    private void someWorkload() {
        cluster.web("shop", "web", "web-1-aaaaa");
    }

    private ClusterState state() throws IOException {
        return cluster.collect().report().state();
    }

    private Placement onlyPlacement() throws IOException {
        assertThat(state().placements()).hasSize(1);
        return state().placements().getFirst();
    }

    private void on(String node, String pod) {
        cluster.series("kube_pod_info", 1, "namespace", "shop", "pod", pod, "node", node);
    }

    private void phase(String pod, double running) {
        cluster.series("kube_pod_status_phase", running, "namespace", "shop", "pod", pod, "phase", "Running");
    }

    private void amounts(String metric, String node, double cores, double bytes, double pods) {
        cluster.series(metric, cores, "node", node, "resource", "cpu", "unit", "core")
                .series(metric, bytes, "node", node, "resource", "memory", "unit", "byte")
                .series(metric, pods, "node", node, "resource", "pods", "unit", "integer");
    }

    private void quota(String resource, String type, double value) {
        cluster.series(
                "kube_resourcequota",
                value,
                "namespace",
                "shop",
                "resourcequota",
                "compute",
                "resource",
                resource,
                "type",
                type);
    }

    private void offering(String metric, String type, String capacityType, double hourly) {
        cluster.series(metric, hourly, "instance_type", type, "capacity_type", capacityType, "zone", "us-east-1a");
    }
}
