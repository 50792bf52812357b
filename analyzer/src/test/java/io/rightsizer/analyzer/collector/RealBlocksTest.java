package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.collector.QueryForm.CountBy;
import io.rightsizer.analyzer.collector.QueryForm.Latest;
import io.rightsizer.analyzer.collector.QueryForm.OverTime;
import io.rightsizer.analyzer.collector.QueryForm.Which;
import io.rightsizer.analyzer.collector.Selector.MatchType;
import io.rightsizer.analyzer.collector.Selector.Matcher;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A real Prometheus serves blocks that were written here; what it answers is what is read from the same
/// blocks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealBlocksTest {

    private static final Instant TO = Instant.parse("2026-03-03T12:02:30Z");
    private static final HistoryWindow WINDOW = HistoryWindow.endingAt(TO, Duration.ofHours(26));
    private static final double ENDED = Double.longBitsToDouble(0x7ff0000000000002L);

    private RealPrometheus prometheus;
    private PrometheusServer server;
    private BlockServer blocks;
    private Path ours;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        RealPrometheus.assumeInstalled();
        ours = Files.createDirectories(directory.resolve("ours"));
        write(ours);
        var served = Files.createDirectories(directory.resolve("served"));
        BlockFiles.copy(ours, served);
        prometheus = RealPrometheus.start(served);
        server = HttpPrometheusServer.open(ServerAccess.of(prometheus.uri()), CollectorOptions.DEFAULTS);
        blocks = BlockServer.open(ours);
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            blocks.close();
            server.close();
            prometheus.close();
        }
    }

    private static void write(Path root) throws IOException {
        try (var files = new BlockFiles(root, Duration.ofHours(10))) {
            var random = new Random(11);
            for (int pod = 0; pod < 40; pod++) {
                var labels = new TreeMap<>(Map.of(
                        "namespace", "team-" + pod % 4,
                        "pod", "web-" + pod,
                        "container", pod % 5 == 0 ? "POD" : "app",
                        "id", "/kubepods/é😀" + pod));
                if (pod % 7 == 0) {
                    labels.put("cluster", "prod.eu\n\"one\"");
                }
                add(files, labels, Queries.CPU, pod, random);
                add(files, labels, Queries.MEMORY, pod, random);
            }
        }
    }

    /// Pods begin and end at different times, some with the mark of an end; every third is scraped each 15
    /// seconds.
    private static void add(BlockFiles files, Map<String, String> labels, String metric, int pod, Random random)
            throws IOException {
        var series = new TreeMap<>(labels);
        series.put("__name__", metric);
        var times = new ArrayList<Long>();
        var values = new ArrayList<Double>();
        var interval = pod % 3 == 0 ? 15_000 : 60_000;
        var last = TO.minus(Duration.ofHours(pod % 8)).toEpochMilli();
        var total = 1_000_000.0;
        for (long time = TO.minus(Duration.ofHours(30L - pod % 6)).toEpochMilli(); time < last; time += interval) {
            total = random.nextInt(500) == 0 ? 1_000 : total + random.nextDouble() * interval / 1000;
            times.add(time + 1 + random.nextInt(interval / 2));
            values.add(metric.equals(Queries.CPU) ? total : 4096.0 * random.nextInt(100, 1000));
        }
        if (pod % 2 == 0) {
            values.set(values.size() - 1, ENDED);
        }
        files.add(
                series,
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void promtoolFindsNothingWrong() throws IOException, InterruptedException {
        var listed = promtool("tsdb", "list", ours.toString());
        var analyzed = promtool("tsdb", "analyze", ours.toString());

        assertThat(listed.lines()).hasSize(5);
        assertThat(analyzed).contains("Label names: 6");
    }

    static Stream<List<Matcher>> matchers() {
        return Stream.of(
                List.of(),
                List.of(Matcher.equal("namespace", "team-1")),
                List.of(Matcher.equal("namespace", "nowhere")),
                List.of(Matcher.equal("cluster", "")),
                List.of(Matcher.notEqual("cluster", "")),
                List.of(Matcher.equal("cluster", "prod.eu\n\"one\"")),
                List.of(Matcher.notEqual("container", "POD"), Matcher.notEqual("container", "")),
                List.of(Matcher.regex("pod", "web-1|web-2|web-39")),
                List.of(Matcher.regex("pod", "web-1.?"), Matcher.regex("namespace", "team-[13]")),
                List.of(Matcher.regex("pod", "(?i)WEB-\\d")),
                List.of(Matcher.regex("cluster", "(?s:prod\\.eu.*)|")),
                List.of(Matcher.regex("id", ".*[é😀]{2}7")),
                List.of(new Matcher("pod", MatchType.NOT_REGEX, "web-[1-3].*")),
                List.of(new Matcher("cluster", MatchType.NOT_REGEX, "|x")),
                List.of(new Matcher("absent", MatchType.NOT_REGEX, ".+")),
                List.of(Matcher.regex("absent", ".*"), Matcher.equal("pod", "web-7")));
    }

    @ParameterizedTest
    @MethodSource("matchers")
    void seriesAreTheSame(List<Matcher> matchers) throws IOException {
        var selectors = List.of(new Selector(Queries.CPU, matchers), new Selector(Queries.MEMORY, matchers));
        var day = new HistoryWindow(TO.minus(Duration.ofHours(30)), TO.minus(Duration.ofHours(25)), WINDOW.step());

        assertThat(blocks.series(selectors, WINDOW)).containsExactlyElementsOf(server.series(selectors, WINDOW));
        assertThat(blocks.series(selectors, day)).containsExactlyElementsOf(server.series(selectors, day));
    }

    @ParameterizedTest
    @MethodSource("matchers")
    void instantVectorsAreTheSame(List<Matcher> matchers) throws IOException {
        var selector = new Selector(Queries.MEMORY, matchers);
        for (var form : List.of(
                new Latest(selector),
                new OverTime(Which.LAST, selector, Duration.ofHours(3)),
                new OverTime(Which.MAX, selector, Duration.ofHours(26)),
                new CountBy(List.of("namespace", "cluster", "absent"), selector))) {
            var query = new PromQuery(form, "a test");
            for (int hours = 0; hours < 30; hours += 7) {
                var at = TO.minus(Duration.ofHours(hours));
                assertThat(text(blocks.vector(query, at)))
                        .as("%s at %s", query.text(), at)
                        .isEqualTo(text(server.vector(query, at)));
            }
        }
    }

    private static List<String> text(List<LabelledValue> vector) {
        return vector.stream()
                .map(one -> one.labels().map() + " " + one.value())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("matchers")
    void usageIsTheSameAsByRemoteRead(List<Matcher> matchers) throws IOException {
        var cpu = new Selector(Queries.CPU, matchers);
        var memory = new Selector(Queries.MEMORY, matchers);

        assertThat(server.usage().method()).isEqualTo("remote read");
        assertThat(read(blocks, (reader, sink) -> reader.cpu(cpu, WINDOW, sink)))
                .isEqualTo(read(server, (reader, sink) -> reader.cpu(cpu, WINDOW, sink)));
        assertThat(read(blocks, (reader, sink) -> reader.memory(memory, WINDOW, sink)))
                .isEqualTo(read(server, (reader, sink) -> reader.memory(memory, WINDOW, sink)));
        assertThat(grown(blocks, cpu)).isEqualTo(grown(server, cpu));
    }

    private interface Read {
        void with(UsageReader reader, Consumer<SeriesOnGrid> sink) throws IOException;
    }

    private static List<String> read(PrometheusServer from, Read read) throws IOException {
        var rows = new ArrayList<String>();
        read.with(
                from.usage(),
                row -> rows.add(row.labels().map() + " " + row.series().firstPoint()
                        + row.series().known().boxed().toList() + row.samples() + " " + row.burst()
                        + row.rateWindow()));
        return rows;
    }

    private static List<String> grown(PrometheusServer from, Selector counter) throws IOException {
        var rows = new ArrayList<String>();
        from.usage()
                .increase(
                        counter,
                        WINDOW,
                        row -> rows.add(row.labels().map() + " " + row.value()
                                + row.steps().known().boxed().toList()));
        return rows;
    }

    @Test
    void refusesAMatcherThatTheServerRefuses() {
        var lookAhead = new Selector(Queries.CPU, List.of(Matcher.regex("pod", "(?=web).*")));

        for (var each : List.of(server, blocks)) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> each.series(List.of(lookAhead), WINDOW)))
                    .isInstanceOf(RequestFailedException.class);
        }
    }

    @Test
    void whatWasDeletedIsInASnapshotNoMore(@TempDir Path directory) throws IOException, InterruptedException {
        var own = Files.createDirectories(directory.resolve("own"));
        BlockFiles.copy(ours, own);
        try (var other = RealPrometheus.start(own);
                var asked = HttpPrometheusServer.open(ServerAccess.of(other.uri()), CollectorOptions.DEFAULTS)) {
            admin(
                    other.uri(),
                    "delete_series?match[]=" + Queries.MEMORY + "%7Bpod=%22web-3%22%7D&start="
                            + TO.minus(Duration.ofHours(20)).getEpochSecond() + "&end="
                            + TO.minus(Duration.ofHours(9)).getEpochSecond());
            admin(other.uri(), "delete_series?match[]=" + Queries.MEMORY + "%7Bpod=%22web-4%22%7D");
            admin(other.uri(), "snapshot");
            try (var snapshots = Files.list(own.resolve("snapshots"));
                    var snapshot = BlockServer.open(snapshots.findFirst().orElseThrow())) {
                var memory = Selector.of(Queries.MEMORY).with(Matcher.regex("pod", "web-[2345]"));
                Read read = (reader, sink) -> reader.memory(memory, WINDOW, sink);

                assertThat(read(snapshot, read))
                        .isEqualTo(read(asked, read))
                        .hasSize(3)
                        .isNotEqualTo(read(blocks, read));
                assertThat(snapshot.warnings()).isEmpty();
            }
        }
    }

    private static void admin(URI uri, String call) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(uri + "/api/v1/admin/tsdb/"
                            + call.replace("[", "%5B").replace("]", "%5D")))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        }
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
