package io.rightsizer.api.demo;

import static io.rightsizer.api.demo.RemoteReadClient.equal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus is the oracle: loaded with the samples the demo served, it has to stream the same bytes.
class RealPrometheusTest {

    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    /// A hundred minutes within one block of two hours, so that both cut a single chunk.
    private static final long FROM = 1_794_693_600_000L;

    private static final long TO = FROM + 6_000_000 - 1;

    private final Path directory;

    RealPrometheusTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void streamsTheChunksARealPrometheusWouldStream() throws Exception {
        assumeTrue(Files.isExecutable(PROMETHEUS), "needs " + PROMETHEUS);
        assumeTrue(Files.isExecutable(PROMTOOL), "needs " + PROMTOOL);
        try (var demo = DemoPrometheus.start()) {
            var served = read(demo.uri());
            load(served);

            var streamed = readFromRealPrometheus();

            assertThat(served).hasSize(9);
            assertThat(streamed).hasSameSizeAs(served);
            for (int index = 0; index < served.size(); index++) {
                assertThat(streamed.get(index).labels())
                        .isEqualTo(served.get(index).labels());
                assertThat(streamed.get(index).chunks())
                        .usingElementComparator(Arrays::compare)
                        .containsExactlyElementsOf(served.get(index).chunks());
            }
        }
    }

    /// Every series of a throttled container's pod: nanosecond counters, whole counters, pages, constants.
    private static List<Decoded> read(URI server) throws IOException, InterruptedException {
        return new RemoteReadClient(server)
                .read(FROM, TO, equal("job", "kubelet"), equal("namespace", "sandbox"), equal("pod", notebookPod()));
    }

    private static String notebookPod() {
        return new DemoCluster()
                .pods().values().stream()
                        .flatMap(List::stream)
                        .filter(pod -> pod.workload().name().equals("notebook"))
                        .toList()
                        .getLast()
                        .name();
    }

    private void load(List<Decoded> served) throws IOException, InterruptedException {
        var text = directory.resolve("samples.om");
        Files.writeString(text, openMetrics(served));
        run(List.of(PROMTOOL.toString(), "tsdb", "create-blocks-from", "openmetrics", text.toString(), data()));
    }

    private static String openMetrics(List<Decoded> served) {
        var text = new StringBuilder();
        for (var series : served) {
            var labels = series.labels().entrySet().stream()
                    .filter(label -> !label.getKey().equals("__name__"))
                    .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                    .collect(Collectors.joining(",", "{", "}"));
            for (int index = 0; index < series.times().length; index++) {
                text.append(series.label("__name__")).append(labels).append(' ');
                text.append(series.values()[index]).append(' ');
                text.append(BigDecimal.valueOf(series.times()[index], 3)).append('\n');
            }
        }
        return text.append("# EOF\n").toString();
    }

    private List<Decoded> readFromRealPrometheus() throws IOException, InterruptedException {
        var config = directory.resolve("prometheus.yml");
        Files.writeString(config, "");
        var server = URI.create("http://127.0.0.1:" + freePort());
        var process = new ProcessBuilder(
                        PROMETHEUS.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + data(),
                        "--storage.tsdb.retention.time=100y",
                        "--web.listen-address=" + server.getAuthority())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        try {
            awaitReady(server);
            return read(server);
        } finally {
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static void awaitReady(URI server) throws InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/-/ready")).build();
        try (var http = HttpClient.newHttpClient()) {
            for (int attempt = 0; attempt < 300; attempt++) {
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    assertThat(attempt)
                            .as("Prometheus did not start: " + notYet)
                            .isLessThan(299);
                }
                Thread.sleep(100);
            }
        }
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
