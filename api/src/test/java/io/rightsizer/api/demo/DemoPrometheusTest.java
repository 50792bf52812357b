package io.rightsizer.api.demo;

import static io.rightsizer.api.demo.RemoteReadClient.equal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.api.demo.RemoteReadClient.Condition;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPrometheusTest {

    private static final long DAY = 86_400_000;

    /// 2026-11-15T00:00:00Z.
    private static final long END = 1_794_700_800_000L;

    private static final Condition CPU = equal("__name__", "container_cpu_usage_seconds_total");
    private static final Condition MEMORY = equal("__name__", "container_memory_working_set_bytes");

    private static DemoPrometheus prometheus;
    private static RemoteReadClient client;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        prometheus = DemoPrometheus.start();
        client = new RemoteReadClient(prometheus.uri());
    }

    @AfterAll
    static void stop() {
        prometheus.close();
    }

    @Test
    void listensOnLoopbackAndIsAsOfAFixedMoment() {
        assertThat(prometheus.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(prometheus.asOf()).hasToString("2026-11-15T00:00:00Z");
    }

    @Test
    void streamsFourteenDaysOfAMinuteEach() throws Exception {
        var answer =
                client.read(END - 14 * DAY + 1, END, MEMORY, equal("namespace", "shop"), equal("container", "cart"));

        assertThat(answer).hasSize(2).allSatisfy(series -> {
            assertThat(series.times()).hasSize(14 * 1440);
            assertThat(series.chunks()).hasSize(168);
            assertThat(Arrays.stream(series.values())).allMatch(value -> value % 4096 == 0);
            assertThat(Arrays.stream(series.values()).max().orElseThrow()).isBetween(230e6, 265e6);
        });
    }

    @Test
    void namesTheTypeOfTheStreamAsPrometheusDoes() throws Exception {
        var answer = client.post(RemoteReadClient.request(END - 600_000, END, true, MEMORY));

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/x-streamed-protobuf; proto=prometheus.ChunkedReadResponse");
    }

    @Test
    void labelsContainersAsCadvisorDoes() throws Exception {
        var answer = client.read(END - 600_000, END, CPU, equal("pod", "ledger-db-0"), equal("container", "postgres"));

        assertThat(answer).singleElement().satisfies(series -> {
            assertThat(series.labels())
                    .containsOnlyKeys(
                            "__name__",
                            "container",
                            "cpu",
                            "endpoint",
                            "id",
                            "image",
                            "instance",
                            "job",
                            "metrics_path",
                            "name",
                            "namespace",
                            "node",
                            "pod",
                            "service")
                    .containsEntry("cpu", "total")
                    .containsEntry("job", "kubelet")
                    .containsEntry("metrics_path", "/metrics/cadvisor")
                    .containsEntry("namespace", "payments");
            assertThat(series.label("id"))
                    .startsWith("/kubepods.slice/kubepods-burstable.slice/")
                    .endsWith("/cri-containerd-" + series.label("name") + ".scope");
        });
    }

    @Test
    void hasTheRowsOfThePodCgroupAndThePauseContainerAsNoise() throws Exception {
        var answer = client.read(END - 600_000, END, MEMORY, equal("pod", "ledger-db-0"));

        assertThat(answer)
                .extracting(series -> series.label("container"))
                .containsExactlyInAnyOrder("", "POD", "postgres");
    }

    @Test
    void answersOnlySeriesWithSamplesInTheRange() throws Exception {
        var night = client.read(
                END - DAY,
                END - DAY + 3_600_000,
                MEMORY,
                equal("namespace", "batch"),
                equal("container", "settlement"));
        var settling = client.read(
                END - DAY + 6_000_000,
                END - DAY + 6_600_000,
                MEMORY,
                equal("namespace", "batch"),
                equal("container", "settlement"));

        assertThat(night).isEmpty();
        assertThat(settling).singleElement().satisfies(series -> assertThat(series.times())
                .hasSize(10));
    }

    @Test
    void endsASeriesWithTheStaleMarkerOfPrometheus() throws Exception {
        var answer = client.read(
                END - 6 * DAY,
                END - 4 * DAY,
                MEMORY,
                equal("namespace", "platform"),
                equal("container", "legacy-soap"));

        assertThat(answer).hasSize(2).allSatisfy(series -> {
            var last = series.values()[series.values().length - 1];
            assertThat(Double.doubleToRawLongBits(last)).isEqualTo(0x7FF0000000000002L);
            assertThat(series.values()).hasSize(1440 + 1);
        });
    }

    @Test
    void understandsAllFourKindsOfMatchers() throws Exception {
        var answer = client.read(
                END - 600_000,
                END,
                MEMORY,
                new Condition(RemoteReadClient.REGEX, "namespace", "sho.|payments"),
                new Condition(
                        RemoteReadClient.NOT_REGEX, "pod", "storefront.*|payment-.*|pricing.*|[cfir].*|ledger-[^d].*"),
                new Condition(RemoteReadClient.NOT_EQUAL, "container", ""),
                new Condition(RemoteReadClient.NOT_EQUAL, "container", "POD"));

        assertThat(answer)
                .extracting(series -> series.label("pod"))
                .containsExactlyInAnyOrder("ledger-db-0", "ledger-db-1", "session-cache-0", "session-cache-1");
    }

    @Test
    void servesTheSameBytesOnEveryRead() throws Exception {
        var request = RemoteReadClient.request(END - 3 * DAY, END, true, CPU, equal("namespace", "data"));
        try (var other = DemoPrometheus.start()) {
            var again = new RemoteReadClient(other.uri()).post(request).body();

            assertThat(client.post(request).body()).hasSizeGreaterThan(100_000).isEqualTo(again);
        }
    }

    @Test
    void readsTheSameValuesWhateverTheRange() throws Exception {
        var pod = equal("pod", "ledger-db-1");
        var container = equal("container", "postgres");

        var whole = client.read(END - 14 * DAY, END, CPU, pod, container).getFirst();
        var part = client.read(END - DAY, END, CPU, pod, container).getFirst();

        assertThat(part.values())
                .hasSize(1440)
                .containsExactly(
                        Arrays.copyOfRange(whole.values(), whole.values().length - 1440, whole.values().length));
    }

    @Test
    void countersOfARunNeverFall() throws Exception {
        var answer = client.read(
                END - 14 * DAY, END, new Condition(RemoteReadClient.REGEX, "__name__", "container_cpu_.*_total"));

        assertThat(answer).hasSizeGreaterThan(300).allSatisfy(series -> {
            var values = Arrays.stream(series.values())
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            assertThat(values).isSorted();
        });
    }

    @Test
    void aRestartedContainerCountsFromZeroUnderANewId() throws Exception {
        var runs = client.read(END - 14 * DAY, END, CPU, equal("container", "stream-processor")).stream()
                .collect(Collectors.groupingBy(series -> series.label("pod")));

        assertThat(runs).hasSize(2).allSatisfy((pod, series) -> {
            assertThat(series).hasSizeBetween(8, 12);
            assertThat(series.stream().map(each -> each.label("id")).distinct()).hasSameSizeAs(series);
            var inOrder = series.stream()
                    .sorted(Comparator.comparing(each -> each.times()[0]))
                    .skip(1);
            assertThat(inOrder).allMatch(each -> each.values()[0] < 60);
        });
    }

    @Test
    void refusesRemoteReadsOfPlainSamples() throws Exception {
        var answer = client.post(RemoteReadClient.request(END - 600_000, END, false, MEMORY));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo("the demo server answers with STREAMED_XOR_CHUNKS only\n");
    }

    @Test
    void refusesARequestThatIsNoSnappyBlock() throws Exception {
        var request = HttpRequest.newBuilder(prometheus.uri().resolve("/api/v1/read"))
                .POST(HttpRequest.BodyPublishers.ofString("hello, this is no request"))
                .build();

        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void listsLabelSetsOfAWindow() throws Exception {
        var answer = get("/api/v1/series?match[]=" + encoded("kube_job_owner{namespace=\"batch\"}") + "&start="
                + (END - DAY) / 1000 + "&end=" + END / 1000);

        assertThat(answer.at("/status").asText()).isEqualTo("success");
        assertThat(answer.at("/data").findValuesAsText("owner_name"))
                .containsOnly("settlement", "nightly-export")
                .hasSize(8);
    }

    @Test
    void takesSelectorsFromAFormToo() throws Exception {
        var answer = post(
                "/api/v1/series",
                "match[]=" + encoded("kube_node_labels") + "&match[]=" + encoded("kube_limitrange{resource=\"cpu\"}"));

        assertThat(answer.at("/data")).hasSize(9);
    }

    @Test
    void answersAnInstantSelectorAsPrometheusDoes() throws Exception {
        var answer = get("/api/v1/query?query=" + encoded("kube_limitrange{constraint='max', resource='cpu'}")
                + "&time=" + END / 1000);

        assertThat(answer).isEqualTo(new ObjectMapper().readTree("""
                {"status": "success", "data": {"resultType": "vector", "result": [{
                  "metric": {"__name__": "kube_limitrange", "constraint": "max", "instance": "10.1.0.20:8080",
                    "job": "kube-state-metrics", "limitrange": "defaults", "namespace": "sandbox", "resource": "cpu",
                    "type": "Container"},
                  "value": [1794700800, "2"]}]}}
                """));
    }

    @Test
    void aSelectorForgetsDeadPodsWhichLastOverTimeRemembers() throws Exception {
        var requests = "kube_pod_container_resource_requests{namespace=\"platform\",container=\"legacy-soap\"}";

        assertThat(query(requests)).isEmpty();
        assertThat(query("last_over_time(" + requests + "[14d])")).hasSize(4);
        assertThat(query("last_over_time(" + requests + "[4d])")).isEmpty();
    }

    @Test
    void countsByLabels() throws Exception {
        var answer = query("count by (namespace) (container_memory_working_set_bytes{namespace=\"observability\","
                + "container!=\"\",container!=\"POD\"})");

        assertThat(answer).hasToString("""
                [{"metric":{"namespace":"observability"},"value":[1794700800,"7"]}]""");
    }

    @Test
    void writesNumbersInPlainDecimals() throws Exception {
        var answer = query("last_over_time(kube_pod_container_resource_requests{container=\"report-renderer\"}[1h])");

        assertThat(answer.findValues("value").stream().map(value -> value.get(1).asText()))
                .containsExactly("0.15", "107374182400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rate(container_cpu_usage_seconds_total[5m])", "1 + 1", "up{", "up{job=~\"[\"}", "up[5m]", ""})
    void refusesWhatItDoesNotUnderstandAsPrometheusRefusesAQuery(String query) throws Exception {
        var answer = send(HttpRequest.newBuilder(prometheus.uri().resolve("/api/v1/query?query=" + encoded(query))));

        assertThat(answer.statusCode()).isEqualTo(422);
        var body = new ObjectMapper().readTree(answer.body());
        assertThat(body.at("/status").asText()).isEqualTo("error");
        assertThat(body.at("/errorType").asText()).isEqualTo("execution");
        assertThat(body.at("/error").asText()).isNotEmpty();
    }

    @Test
    void tellsItsVersionAndRetention() throws Exception {
        assertThat(get("/api/v1/status/buildinfo").at("/data/version").asText()).isEqualTo("3.5.3");
        assertThat(get("/api/v1/status/flags")
                        .at("/data/storage.tsdb.retention.time")
                        .asText())
                .isEqualTo("36d");
        assertThat(get("/api/v1/status/runtimeinfo")
                        .at("/data/storageRetention")
                        .asText())
                .isEqualTo("36d");
    }

    private static JsonNode query(String query) throws Exception {
        return get("/api/v1/query?query=" + encoded(query) + "&time=" + END / 1000)
                .at("/data/result");
    }

    private static JsonNode get(String path) throws Exception {
        var answer = send(HttpRequest.newBuilder(prometheus.uri().resolve(path.replace("[]", "%5B%5D"))));
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static JsonNode post(String path, String form) throws Exception {
        var answer = send(HttpRequest.newBuilder(prometheus.uri().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return new ObjectMapper().readTree(answer.body());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
