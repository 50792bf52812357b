package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Offering;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Machines and prices as a real Prometheus tells them, and as a recording of it does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClusterStateTest {

    private static final Pattern NEW_QUESTIONS = Pattern.compile(
            "(?s).*query=[^\n]*(kube_node_(?!status_allocatable)|hourly_cost|is_spot|karpenter_|kube_resourcequota|"
                    + "kube_pod_status_phase|persistentvolumeclaim|kube_pod_nodeselectors).*");

    private RealPrometheus prometheus;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        RealPrometheus.assumeInstalled();
        var samples = cluster().server.openMetrics().writeTo(directory.resolve("samples.txt"));
        prometheus = RealPrometheus.loaded(samples, directory);
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private static SimulatedCluster cluster() {
        var cluster = new SimulatedCluster()
                .web("shop", "web", "web-1-aaaaa")
                .series("kube_pod_info", 1, "namespace", "shop", "pod", "web-1-aaaaa", "node", "node-1")
                .series("kube_pod_status_phase", 1, "namespace", "shop", "pod", "web-1-aaaaa", "phase", "Running")
                .series("kube_pod_status_phase", 0, "namespace", "shop", "pod", "web-1-aaaaa", "phase", "Pending");
        for (var node : new String[] {"node-1", "node-2"}) {
            cluster.series("kube_node_info", 1, "node", node, "provider_id", "gce://project/europe-west1-b/" + node)
                    .series("kube_node_status_allocatable", 3.92, "node", node, "resource", "cpu")
                    .series("kube_node_status_allocatable", 110, "node", node, "resource", "pods")
                    .series("kube_node_status_capacity", 4, "node", node, "resource", "cpu")
                    .series("kube_node_status_capacity", 2, "node", node, "resource", "hugepages_1Gi");
        }
        return cluster.series("node_total_hourly_cost", 0.1, "node", "node-1")
                .series("node_total_hourly_cost", Double.NaN, "node", "node-2")
                .series(
                        "karpenter_cloudprovider_instance_type_price_estimate",
                        0.0371,
                        "instance_type",
                        "m5.large",
                        "capacity_type",
                        "spot",
                        "zone",
                        "us-east-1a",
                        "region",
                        "us-east-1");
    }

    @Test
    void readsWhatTheServerHolds() throws IOException {
        var report = collect(prometheus.uri(), null, null).report();
        var state = report.state();

        assertThat(state.nodes()).extracting(Node::name).containsExactly("node-1", "node-2");
        var first = state.nodes().getFirst();
        assertThat(first.providerId()).isEqualTo("gce://project/europe-west1-b/node-1");
        assertThat(first.allocatable().cpu()).hasToString("3920m");
        assertThat(first.capacity().cpu()).hasToString("4");
        assertThat(first.maxPods()).isEqualTo(110);
        assertThat(first.cost()).isEqualTo(new Node.HourlyCost(new BigDecimal("0.1"), null, null, false));
        assertThat(state.placements()).singleElement().satisfies(placement -> {
            assertThat(placement.workload()).hasToString("shop/Deployment/web");
            assertThat(placement.pods()).hasToString("{node-1=1}");
        });
        assertThat(state.offerings())
                .containsExactly(new Offering("", "m5.large", "spot", "us-east-1a", new BigDecimal("0.0371")));
        assertThat(report.warnings())
                .containsExactly("the cluster's own price metrics hold prices that cannot be true, which are left out:"
                        + " node_total_hourly_cost NaN of node-2");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void replaysWhatWasRecorded(@TempDir Path directory) throws IOException {
        var live = collect(prometheus.uri(), directory, null).report().state();

        assertThat(live).isNotEqualTo(ClusterState.NONE);
        assertThat(replayed(directory).report().state()).isEqualTo(live);
    }

    @Test
    void stillReplaysARecordingFromBeforeMachinesWereRead(@TempDir Path directory) throws IOException {
        var live = collect(prometheus.uri(), directory, null);
        forgetNewQuestions(directory);

        var replayed = replayed(directory);

        assertThat(replayed.summary()).isEqualTo(live.summary());
        assertThat(replayed.report().complete()).isTrue();
        assertThat(replayed.report().state().nodes())
                .extracting(Node::providerId)
                .containsExactly("", "");
        assertThat(replayed.report().state().offerings()).isEmpty();
        assertThat(replayed.report().warnings())
                .singleElement()
                .asString()
                .startsWith("nodes or prices are taken for unknown where the server gave no answer, 16 in all: "
                        + "the recording " + directory + " has no answer to ");
    }

    private static void forgetNewQuestions(Path directory) throws IOException {
        try (var answers = Files.newDirectoryStream(directory, "*.answer")) {
            for (var answer : answers) {
                if (NEW_QUESTIONS.matcher(Files.readString(answer, ISO_8859_1)).matches()) {
                    Files.delete(answer);
                }
            }
        }
    }

    private static SimulatedCluster.Result replayed(Path directory) throws IOException {
        return collect(URI.create("http://127.0.0.1:1"), null, directory);
    }

    private static SimulatedCluster.Result collect(URI uri, @Nullable Path record, @Nullable Path replay)
            throws IOException {
        var options = new CollectorOptions("cluster", null, null, 250, 2, record, replay);
        return SimulatedCluster.collect(PrometheusUsageSource.open(ServerAccess.of(uri), options));
    }
}
