package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.analyzer.collector.RealPrometheus;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `rightsizer scan` on a real Prometheus.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanTest {

    private static final String SECRET = "s3cret-t0ken";

    private RealPrometheus prometheus;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        RealPrometheus.assumeInstalled();
        prometheus = TwoClusters.start(directory);
    }

    @AfterAll
    void stop() {
        prometheus.close();
    }

    @Test
    void isCompleteAndNamesEveryClustersWorkloads() throws IOException {
        var scan = scan("-o", "json");

        assertThat(scan.exitCode()).as(scan.err()).isZero();
        assertThat(scan.json().at("/run/status").textValue()).isEqualTo("complete");
        assertThat(scan.json().at("/run/source").textValue())
                .isEqualTo(prometheus.uri().toString());
        assertThat(scan.json().at("/run/window").toString())
                .isEqualTo("{\"from\":\"2026-03-01T12:00:00Z\",\"to\":\"2026-03-03T12:00:00Z\"}");
        assertThat(names(scan))
                .containsExactly(
                        "eu billing/Deployment/invoice",
                        "eu kube-system/DaemonSet/agent",
                        "eu shop/Deployment/web",
                        "eu shop/StatefulSet/cache",
                        "us shop/Deployment/web");
    }

    @ParameterizedTest
    @CsvSource({
        "eu billing/Deployment/invoice, 'cluster=\"eu\",namespace=\"billing\"'",
        "eu shop/StatefulSet/cache,     'cluster=\"eu\",namespace=\"shop\",pod=\"cache-0\"'",
        "us shop/Deployment/web,        'cluster=\"us\",namespace=\"shop\"'"
    })
    void quantilesEqualPromQl(String name, String series) throws IOException {
        var container = scan("-o", "json").recommendations().stream()
                .filter(one -> name(one).equals(name))
                .findFirst()
                .orElseThrow();

        new PromQl(prometheus.uri(), TwoClusters.END).assertQuantiles(container, series, TwoClusters.WINDOW.toMillis());
    }

    @Test
    void readsOneClusterOnly() throws IOException {
        assertThat(names(scan("-o", "json", "--cluster", "us"))).containsExactly("us shop/Deployment/web");
    }

    @Test
    void readsTheNamespacesThatMatchAsAWhole() throws IOException {
        assertThat(names(scan("-o", "json", "--namespaces", "bill.*|sho")))
                .containsExactly("eu billing/Deployment/invoice");
    }

    @Test
    void explainsFromTheServer() {
        var explained = rightsizer(
                "explain",
                "billing/Deployment/invoice/app",
                "--prometheus",
                prometheus.uri().toString(),
                "--as-of",
                TwoClusters.END.toString(),
                "--window",
                "2d");

        assertThat(explained.exitCode()).as(explained.err()).isZero();
        assertThat(explained.out()).contains("invoice", "is the highest working set over 2 days");
    }

    @Test
    void writesPatchesForEachCluster(@TempDir Path directory) {
        var patches = directory.resolve("rightsizing");

        var patch = rightsizer(arguments("patch", "--out", patches.toString()));

        assertThat(patch.exitCode()).as(patch.err()).isZero();
        assertThat(patches.resolve("eu/shop/kustomization.yaml")).exists();
        assertThat(patches.resolve("us/shop/deployment-web.yaml")).content().contains("kind: Deployment");
    }

    @Test
    void logsProgressOnStandardErrorOnly() {
        var scan = scan("-o", "csv", "--no-history");

        assertThat(scan.out()).doesNotContain("read ");
        assertThat(scan.err().lines())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(10)
                .allMatch(line -> line.matches("read \\d+0 % \\(\\d+ of \\d+, .*\\)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void replaysByteForByteWithoutServerOrCredential(String format, @TempDir Path directory) throws Exception {
        var recording = directory.resolve("recording");
        var token = Files.writeString(directory.resolve("token"), SECRET + "\n");
        Invocation recorded;
        try (var proxy = Proxy.guarding(prometheus.uri(), SECRET)) {
            recorded = rightsizer(arguments(
                    "scan",
                    proxy.uri(),
                    "-o",
                    format,
                    "--bearer-token-file",
                    token.toString(),
                    "--record",
                    recording.toString()));
        }

        var replayed = rightsizer("scan", "--replay", recording.toString(), "-o", format);

        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.out()).isEqualTo(recorded.out()).contains("invoice");
        assertThat(filesWith(SECRET, recording)).isEmpty();
        assertThat(filesWith("Authorization", recording)).isEmpty();
    }

    @Test
    void refusesTheServerThatTheTokenDoesNotOpen(@TempDir Path directory) throws Exception {
        var token = Files.writeString(directory.resolve("token"), "another-t0ken");
        try (var proxy = Proxy.guarding(prometheus.uri(), SECRET)) {
            var scan =
                    rightsizer(arguments("scan", proxy.uri(), "--bearer-token-file", token.toString(), "-o", "json"));

            assertThat(scan.exitCode()).isEqualTo(4);
            assertThat(scan.out()).isEmpty();
            assertThat(scan.complaints()).hasSize(1);
            assertThat(scan.err()).startsWith("rightsizer: ").contains("401").doesNotContain("another-t0ken");
        }
    }

    /// Data may be missing that nobody can name: what Thanos and VictoriaMetrics say of an answer to which not all of
    /// their stores contributed.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "isPartial":true                                        | the server says that its answer is partial
            "warnings":["No StoreAPIs matched for this query"]      | No StoreAPIs matched for this query
            """)
    void isPartialWhenTheServerSaysThatItsAnswerIs(String field, String warning) throws Exception {
        try (var proxy = Proxy.saying(prometheus.uri(), field)) {
            var scan = rightsizer(arguments("scan", proxy.uri(), "-o", "json"));

            assertThat(scan.exitCode()).isEqualTo(3);
            assertThat(scan.json().at("/run/status").textValue()).isEqualTo("partial");
            assertThat(scan.json().at("/run/warnings/0").textValue()).isEqualTo(warning);
            assertThat(scan.complaints())
                    .containsExactly("rightsizer: the source warned that data may be missing: " + warning);
            assertThat(scan.recommendations()).hasSize(5);
        }
    }

    @Test
    void isPartialWhenTheReadsOfOneClusterFail() throws Exception {
        try (var proxy = Proxy.forbidding(prometheus.uri(), "billing")) {
            var scan = rightsizer(arguments("scan", proxy.uri(), "-o", "json"));

            assertThat(scan.exitCode()).isEqualTo(3);
            assertThat(scan.json().at("/run/status").textValue()).isEqualTo("partial");
            assertThat(scan.json().at("/run/accounting").toString())
                    .isEqualTo("{\"discovered\":5,\"recommended\":1,\"unchanged\":0,\"skipped\":0,\"failed\":4}");
            assertThat(scan.complaints()).hasSize(1);
            assertThat(scan.complaints().getFirst())
                    .startsWith("rightsizer: 4 of 5 containers could not be read: ")
                    .contains("403");
            assertThat(scan.recommendations().stream()
                            .filter(one -> one.required("verdict").textValue().equals("Failed"))
                            .map(ScanTest::name))
                    .allMatch(name -> name.startsWith("eu "))
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut off", "changed on the way"})
    void failsAsAWholeWhenEveryAnswerIsDamaged(String damage) throws Exception {
        try (var proxy = Proxy.damaging(prometheus.uri(), bytes -> damaged(bytes, damage))) {
            var scan = rightsizer(arguments("scan", proxy.uri(), "--cluster", "us", "-o", "json"));

            assertThat(scan.exitCode()).isEqualTo(4);
            assertThat(scan.json().at("/run/status").textValue()).isEqualTo("failed");
            assertThat(scan.json().at("/run/accounting/failed").asInt()).isEqualTo(1);
            assertThat(scan.recommendations()).noneMatch(one -> one.has("nextStep"));
            assertThat(scan.complaints()).hasSize(1);
            assertThat(scan.complaints().getFirst())
                    .startsWith("rightsizer: 1 of 1 containers could not be read: ")
                    .contains("sent a damaged answer");
        }
    }

    @Test
    void keepsFormerPatchesWhenNothingCouldBeRead(@TempDir Path directory) throws Exception {
        var patches = directory.resolve("rightsizing");
        rightsizer(arguments("patch", "--out", patches.toString()));
        try (var proxy = Proxy.forbidding(prometheus.uri(), "shop")) {
            var patch = rightsizer(arguments("patch", proxy.uri(), "--cluster", "us", "--out", patches.toString()));

            assertThat(patch.exitCode()).isEqualTo(4);
            assertThat(patch.out()).isEmpty();
            assertThat(patches.resolve("us/shop/kustomization.yaml")).exists();
        }
    }

    private static byte[] damaged(byte[] bytes, String how) {
        if (how.equals("cut off")) {
            return Arrays.copyOf(bytes, bytes.length - 1);
        }
        bytes[bytes.length - 1] ^= 1;
        return bytes;
    }

    @Test
    void theDoctorFindsTheServerUsable() {
        var check = rightsizer(arguments("check"));

        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(check.err()).isEmpty();
        assertThat(check.out()).contains("OK").contains("container_memory_working_set_bytes");
    }

    private Invocation scan(String... more) {
        return rightsizer(arguments("scan", more));
    }

    private String[] arguments(String command, String... more) {
        return arguments(command, prometheus.uri(), more);
    }

    private static String[] arguments(String command, URI server, String... more) {
        var arguments = new ArrayList<>(List.of(command, "--prometheus", server.toString()));
        arguments.addAll(List.of("--as-of", TwoClusters.END.toString(), "--window", "2d"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static List<String> names(Invocation scan) throws IOException {
        return scan.recommendations().stream().map(ScanTest::name).toList();
    }

    private static String name(JsonNode one) {
        return "%s %s/%s/%s"
                .formatted(
                        one.required("cluster").textValue(),
                        one.required("namespace").textValue(),
                        one.required("kind").textValue(),
                        one.required("name").textValue());
    }

    private static List<Path> filesWith(String text, Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            var found = new ArrayList<Path>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
            return found;
        }
    }
}
