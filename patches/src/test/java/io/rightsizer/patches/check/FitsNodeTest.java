package io.rightsizer.patches.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Offering;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether a pod finds a place, and whether init containers leave anything to save.
class FitsNodeTest {

    private static final WorkloadId AGENT = new WorkloadId("", "system", WorkloadKind.DAEMON_SET, "agent");

    private static Node node(String name, String cpu, String memory, String zone, Node.Taint... taints) {
        var amounts = Scene.resources(cpu + "/" + memory + "/-/-").requests();
        return new Node(
                "",
                name,
                Map.of("topology_kubernetes_io_zone", zone),
                "",
                amounts,
                amounts,
                110,
                List.of(taints),
                true,
                null);
    }

    private static ClusterState state(Node... nodes) {
        return new ClusterState(List.of(nodes), List.of(), List.of(), List.of());
    }

    private static ClusterState withAgents(Node... nodes) {
        var pods = new TreeMap<String, Integer>();
        Arrays.stream(nodes).forEach(node -> pods.put(node.name(), 1));
        var agents = new Placement(AGENT, pods, 1, Map.of(), 0, false, Map.of());
        return new ClusterState(List.of(nodes), List.of(agents), List.of(), List.of());
    }

    private static Scene web(String podFields) {
        return Scene.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec: {template: {spec: {%s containers: [{name: web, resources: {requests: {cpu: '1', memory: 2Gi}}}]}}}
                """.formatted(podFields))
                .wants("web", "1/2Gi/-/-", "1/6Gi/-/-")
                .replaced("memory: 2Gi", "memory: 6Gi");
    }

    @Test
    void findsPlaceOnTheLargestNode() {
        assertThat(web("").in(state(node("a", "4", "8Gi", "eu"), node("b", "4", "4Gi", "eu")))
                        .told(CheckCode.FITS_NODE))
                .containsExactly("PASS: A pod requests cpu 1 and memory 6Gi, which fits 1 of 2 nodes.");
    }

    @Test
    void refusesWhatNoNodeHolds() {
        assertThat(web("").in(state(node("a", "4", "5Gi", "eu"), node("b", "4", "4Gi", "eu")))
                        .told(CheckCode.FITS_NODE))
                .containsExactly(
                        "BLOCK: A pod would request cpu 1 and memory 6Gi, and the largest node it may run on, a,"
                                + " has cpu 4 and memory 5Gi left beside its DaemonSets.");
    }

    @Test
    void onlyWarnsWhereALargerNodeMayBeBrought() {
        var offering = new Offering("", "m6i.4xlarge", "on-demand", "eu", BigDecimal.ONE);
        var state = new ClusterState(List.of(node("a", "4", "5Gi", "eu")), List.of(), List.of(offering), List.of());

        assertThat(web("").in(state).told(CheckCode.FITS_NODE))
                .containsExactly(
                        "WARN: A pod would request cpu 1 and memory 6Gi, and the largest node it may run on, a,"
                                + " has cpu 4 and memory 5Gi left beside its DaemonSets.");
    }

    @Test
    void leavesRoomForDaemonSets() {
        var scene = web("").in(withAgents(node("a", "4", "7Gi", "eu")))
                .beside(Scene.recommendation(AGENT, "agent", "500m/2Gi/-/-", "500m/2Gi/-/-"));

        assertThat(scene.told(CheckCode.FITS_NODE))
                .containsExactly(
                        "BLOCK: A pod would request cpu 1 and memory 6Gi, and the largest node it may run on, a,"
                                + " has cpu 3500m and memory 5Gi left beside its DaemonSets.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'nodeSelector: {topology.kubernetes.io/zone: us},' | PASS: A pod requests cpu 1 and memory 6Gi, which fits 1 of 1 nodes.
            'nodeSelector: {topology.kubernetes.io/zone: eu},' | BLOCK: A pod would request cpu 1 and memory 6Gi, and the largest node it may run on, a, has cpu 4 and memory 4Gi left beside its DaemonSets.
            'nodeSelector: {pool: large},'                     | PASS: A pod requests cpu 1 and memory 6Gi, which fits 1 of 2 nodes.
            'tolerations: [{key: gpu, operator: Exists}],'     | PASS: A pod requests cpu 1 and memory 6Gi, which fits 2 of 3 nodes.
            """)
    void countsNodesThePodMayRunOn(String podFields, String sentence) {
        var gpu = new Node.Taint("gpu", "true", "NoSchedule");
        var nodes = state(node("a", "4", "4Gi", "eu"), node("b", "4", "8Gi", "us"), node("c", "4", "16Gi", "eu", gpu));

        assertThat(web(podFields).in(nodes).told(CheckCode.FITS_NODE)).containsExactly(sentence);
    }

    @Test
    void saysNothingWhereNoNodeIsKnown() {
        assertThat(web("").told(CheckCode.FITS_NODE)).isEmpty();
    }

    @Test
    void warnsOfATypingError() {
        var scene = Scene.web("{requests: {memory: 100Gi}}");
        scene.wants(Scene.coded(scene.recommendation("web", "-/100Gi/-/-", "-/100Mi/-/-"), Code.SUSPECTED_TYPO))
                .replaced("100Gi", "100Mi");

        assertThat(scene.told(CheckCode.FITS_NODE))
                .containsExactly("WARN: What web requests today is over ten times its peak and more than a node has:"
                        + " probably a typing error.");
    }

    private static Scene migrating(String migration, String now, String next) {
        var before = now.split("/", -1);
        var after = next.split("/", -1);
        return Scene.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec:
                  template:
                    spec:
                      initContainers:
                        - {name: proxy, restartPolicy: Always, resources: {requests: {cpu: 100m, memory: 100Mi}}}
                        - {name: migrate, resources: {requests: %s}}
                      containers: [{name: web, resources: {requests: {cpu: %s, memory: %s}}}]
                """.formatted(migration, before[0], before[1]))
                .wants("web", now, next)
                .replaced(
                        "{cpu: " + before[0] + ", memory: " + before[1] + "}}}]",
                        "{cpu: " + after[0] + ", memory: " + after[1] + "}}}]");
    }

    @Test
    void refusesARestartThatSavesNothing() {
        assertThat(migrating("{memory: 2Gi}", "500m/1Gi/-/-", "500m/512Mi/-/-").told(CheckCode.INIT_CONTAINERS))
                .containsExactly(
                        "BLOCK: Lowering memory from 1124Mi to 612Mi saves nothing: an init container makes the pod"
                                + " request 2148Mi all the same.");
    }

    @Test
    void warnsWhereOneOfTwoResourcesSavesNothing() {
        assertThat(migrating("{memory: 2Gi}", "500m/1Gi/-/-", "250m/512Mi/-/-").told(CheckCode.INIT_CONTAINERS))
                .containsExactly(
                        "WARN: Lowering memory from 1124Mi to 612Mi saves nothing: an init container makes the pod"
                                + " request 2148Mi all the same.");
    }

    @Test
    void passesWhereTheContainersDecide() {
        assertThat(migrating("{memory: 64Mi}", "500m/1Gi/-/-", "500m/512Mi/-/-").told(CheckCode.INIT_CONTAINERS))
                .containsExactly(
                        "PASS: Init containers ask for no more than the pod requests anyway: cpu 600m and memory"
                                + " 612Mi.");
    }
}
