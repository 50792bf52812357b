package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A real Prometheus that fails in part: a proxy spoils what it answers about the namespace `bad`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealFaultsTest {

    private enum Fault {
        SERVER_ERROR {
            @Override
            MockResponse spoil(MockResponse.Builder answer, byte[] body) {
                return FakePrometheus.status(500);
            }
        },
        CUT_OFF_STREAM {
            @Override
            MockResponse spoil(MockResponse.Builder answer, byte[] body) {
                return answer.body(new Buffer().write(Arrays.copyOf(body, body.length - 7)))
                        .build();
            }
        },
        WRONG_CHECKSUM {
            @Override
            MockResponse spoil(MockResponse.Builder answer, byte[] body) {
                var changed = body.clone();
                changed[body.length / 2] ^= 1;
                return answer.body(new Buffer().write(changed)).build();
            }
        },
        STALL {
            @Override
            MockResponse spoil(MockResponse.Builder answer, byte[] body) {
                return answer.onResponseBody(SocketEffect.Stall.INSTANCE).build();
            }
        };

        abstract MockResponse spoil(MockResponse.Builder answer, byte[] body);
    }

    private RealPrometheus prometheus;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        RealPrometheus.assumeInstalled();
        var cluster = new SimulatedCluster()
                .web("bad", "web", "web-1-aaaaa")
                .web("bad", "web", "web-1-bbbbb")
                .web("good", "web", "web-1-aaaaa")
                .web("zoo", "cat", "cat-1-aaaaa");
        var samples = cluster.server.openMetrics().writeTo(directory.resolve("samples.txt"));
        prometheus = RealPrometheus.loaded(samples, directory);
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsTheContainersOfTheNamespaceThatCannotBeReadAndNoOther(Fault fault) throws IOException {
        try (var proxy = ForwardingProxy.to(
                prometheus.uri(),
                (asked, answer, body) -> asked.startsWith("/api/v1/read") && asked.contains("bad")
                        ? fault.spoil(answer, body)
                        : answer.build())) {
            var result = collect(proxy.uri(), options(1, 2));

            assertThat(result.summary())
                    .containsExactly(
                            "SHARD_FAILED bad/Deployment/web/app",
                            "Observed good/Deployment/web/app",
                            "Observed zoo/Deployment/cat/app");
            assertThat(result.report().complete()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "413, too large",
        "422, query processing would load too many samples into memory in query execution",
        "400, exceeded sample limit (50000000)",
        "503, query timed out in expression evaluation",
        "503, no available server"
    })
    void readsInPartsWhatIsTooMuchForTheServerWithTheSameResult(int code, String said) throws IOException {
        var whole = collect(prometheus.uri(), options(250, 1));
        try (var proxy = ForwardingProxy.to(
                prometheus.uri(),
                (asked, answer, body) -> asked.startsWith("/api/v1/read") && asked.contains("bad") && !ofPods(asked)
                        ? new MockResponse.Builder().code(code).body(said).build()
                        : answer.build())) {
            var parts = collect(proxy.uri(), options(250, 1));

            assertThat(parts.text()).isEqualTo(whole.text());
            assertThat(parts.report().complete()).isTrue();
            assertThat(parts.report().requests()).isGreaterThan(whole.report().requests());
        }
    }

    /// A matcher of that label; its length stands before it.
    private static boolean ofPods(String asked) {
        return asked.contains("\u0003pod");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void marksThoseHistoriesPartialWhoseAnswersCameWithAWarning(int concurrency) throws IOException {
        try (var proxy = ForwardingProxy.to(prometheus.uri(), RealFaultsTest::warning)) {
            var result = collect(proxy.uri(), options(1, concurrency));

            assertThat(result.rows())
                    .extracting(row -> ((Collected.Observed) row).history().partial() + " "
                            + row.workload().id())
                    .containsExactly(
                            "true bad/Deployment/web", "false good/Deployment/web", "false zoo/Deployment/cat");
            assertThat(result.report().warnings()).containsExactly("a store was down");
            assertThat(result.report().complete()).isFalse();
        }
    }

    private static MockResponse warning(String asked, MockResponse.Builder answer, byte[] body) {
        if (asked.startsWith("/api/v1/read")) {
            return FakePrometheus.status(404);
        }
        return asked.contains("query_range") && asked.contains("bad")
                ? answer.body(new String(body, UTF_8).replaceFirst("\\{", "{\"warnings\":[\"a store was down\"],"))
                        .build()
                : answer.build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void readsByRangeQueryOnlyTheShardThatCannotBeReadOtherwiseWhateverTheOrder(
            int concurrency, @TempDir Path directory) throws IOException {
        try (var proxy = ForwardingProxy.to(
                prometheus.uri(),
                (asked, answer, body) -> asked.startsWith("/api/v1/read") && asked.contains("bad")
                        ? answer.setHeader("Content-Type", "application/x-protobuf")
                                .build()
                        : answer.build())) {
            var live = collect(proxy.uri(), options(1, concurrency).recordingInto(directory));
            var replayed = collect(proxy.uri(), options(1, 5 - concurrency).replaying(directory));

            assertThat(peaks(live))
                    .containsExactly(
                            "96.0 bad/Deployment/web", "95.37 good/Deployment/web", "95.37 zoo/Deployment/cat");
            assertThat(live.report().method()).isEqualTo("range query, remote read");
            assertThat(peaks(replayed)).isEqualTo(peaks(live));
            assertThat(replayed.report()).isEqualTo(live.report());
        }
    }

    /// In MiB, to two digits.
    private static List<String> peaks(SimulatedCluster.Result result) {
        return result.rows().stream()
                .map(Collected.Observed.class::cast)
                .map(row -> Math.round(row.history()
                                                .pods()
                                                .getFirst()
                                                .memory()
                                                .known()
                                                .max()
                                                .orElseThrow()
                                        / 10485.76)
                                / 100.0
                        + " " + row.workload().id())
                .toList();
    }

    @Test
    void saysWhatTheServerThinksOfARegularExpressionOnlyJavaKnows() {
        var lookahead = new CollectorOptions("cluster", null, "(?!kube-).*", 250, 2, null, null);

        assertThatThrownBy(() -> collect(prometheus.uri(), lookahead))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("invalid or unsupported Perl syntax: `(?!`");
    }

    @Test
    void saysThatNoNamespaceMatches() {
        var nowhere = new CollectorOptions("cluster", null, "nowhere", 250, 2, null, null);

        assertThatThrownBy(() -> collect(prometheus.uri(), nowhere))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageContaining("in namespaces matching nowhere")
                .hasMessageContaining("check");
    }

    /// Prometheus adds its external labels to what it sends by remote read, but not to answers of queries.
    @Test
    void readsAServerWithExternalLabels(@TempDir Path directory) throws IOException, InterruptedException {
        var cluster = new SimulatedCluster().web("shop", "web", "web-1-aaaaa");
        var samples = cluster.server.openMetrics().writeTo(directory.resolve("samples.txt"));
        var labels = "global:\n  external_labels:\n    cluster: prod\n    prometheus_replica: a\n";
        try (var labelled = RealPrometheus.loaded(samples, directory, labels)) {
            var result = collect(labelled.uri(), CollectorOptions.DEFAULTS);

            assertThat(result.summary()).containsExactly("Observed shop/Deployment/web/app");
            assertThat(result.report().method()).isEqualTo("remote read");
        }
    }

    private static CollectorOptions options(int shardContainers, int concurrency) {
        return new CollectorOptions("cluster", null, null, shardContainers, concurrency, null, null);
    }

    private static SimulatedCluster.Result collect(URI uri, CollectorOptions options) throws IOException {
        var access = new ServerAccess(uri, null, null, Map.of(), null, null, null, Duration.ofSeconds(5));
        var withoutPauses = new Retry(3, pause -> {}, new Random(1));
        var server = HttpPrometheusServer.open(access, options, withoutPauses, Clock.systemUTC());
        return SimulatedCluster.collect(new PrometheusUsageSource(server, options));
    }
}
