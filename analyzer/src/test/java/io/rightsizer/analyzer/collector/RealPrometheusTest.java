package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.analyzer.collector.Link.Way;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is computed here from raw samples equals what a real Prometheus computes from the same samples.
///
/// The installed server may be a 2.x. Its windows include their left border: no sample lies on a whole minute here,
/// so that makes no difference. Its rule of extrapolation differs from 3.x only at a series' begin with a counter
/// near zero: the counters here begin at a million. Both differences are covered by [SlidingRateTest].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealPrometheusTest {

    private static final Instant TO = Instant.parse("2026-03-03T12:02:30Z");
    private static final HistoryWindow WINDOW = HistoryWindow.endingAt(TO, Duration.ofHours(26));
    private static final String CPU = "container_cpu_usage_seconds_total";
    private static final String MEMORY = "container_memory_working_set_bytes";
    private static final Offset<Double> EXACT = within(1e-9);

    private RealPrometheus prometheus;
    private PrometheusServer server;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        RealPrometheus.assumeInstalled();
        prometheus = RealPrometheus.loaded(samples().writeTo(directory.resolve("samples.txt")), directory);
        server = HttpPrometheusServer.open(ServerAccess.of(prometheus.uri()), CollectorOptions.DEFAULTS);
    }

    @AfterAll
    void stop() {
        server.close();
        prometheus.close();
    }

    /// Pod `minute` is scraped every 60 s with jitter and has a hole of an hour, `five` every 5 minutes, `short`
    /// lives for two hours.
    private static OpenMetrics samples() {
        var metrics = new OpenMetrics();
        var random = new Random(7);
        var from = TO.minus(Duration.ofHours(30)).toEpochMilli();
        for (var pod : List.of("minute", "five", "short")) {
            var interval = pod.equals("five") ? 300_000 : 60_000;
            var total = 1_000_000.0;
            for (long time = from; time <= TO.toEpochMilli(); time += interval) {
                var hours = (time - from) / 3_600_000;
                total = hours == 7 && pod.equals("minute") && total > 100_000
                        ? 0
                        : total + interval / 1000.0 * random.nextDouble();
                var hole = pod.equals("minute") && hours == 12;
                var dead = pod.equals("short") && (hours < 20 || hours >= 22);
                if (!hole && !dead) {
                    var at = time + 1 + random.nextInt(12_000);
                    var labels = "namespace=\"shop\",pod=\"" + pod + "\",container=\"app\"";
                    metrics.sample(CPU, labels, at, total);
                    metrics.sample(MEMORY, labels, at, 4096.0 * random.nextInt(50_000, 60_000));
                }
            }
        }
        return metrics;
    }

    @Test
    void readsRemotely() throws IOException {
        assertThat(server.usage().method()).isEqualTo("remote read");
    }

    @Test
    void rateOnTheGridEqualsPromQl() throws IOException {
        var grids = read((reader, sink) -> reader.cpu(Selector.of(CPU), WINDOW, sink));

        assertThat(grids).hasSize(3);
        assertThat(ofPod("minute", grids).rateWindow()).isEqualTo(Duration.ofMinutes(5));
        assertThat(ofPod("five", grids).rateWindow()).isEqualTo(Duration.ofMinutes(20));
        for (var grid : grids) {
            var promQl = "rate(%s{pod=\"%s\"}[%ds])"
                    .formatted(CPU, grid.labels().get("pod"), grid.rateWindow().toSeconds());
            assertSameGrid(grid.series(), queryRange(promQl));
        }
    }

    @Test
    void highestWorkingSetOfEachStepEqualsPromQl() throws IOException {
        var grids = read((reader, sink) -> reader.memory(Selector.of(MEMORY), WINDOW, sink));

        for (var grid : grids) {
            var promQl = "max_over_time(%s{pod=\"%s\"}[5m])"
                    .formatted(MEMORY, grid.labels().get("pod"));
            assertSameGrid(grid.series(), queryRange(promQl));
        }
    }

    @Test
    void burstEqualsTheHighestOneMinutePointOfPromQl() throws IOException {
        var grids = read((reader, sink) -> reader.cpu(Selector.of(CPU), WINDOW, sink));

        var promQl = "max_over_time(rate(%s{pod=\"minute\"}[4m])[26h:1m])".formatted(CPU);
        assertThat(ofPod("minute", grids).burst()).isCloseTo(instant(promQl), EXACT);
    }

    @Test
    void growthIsThatOfTheRawSamples() throws IOException {
        var grown = new ArrayList<Growth>();
        server.usage().increase(Selector.of(CPU).with(Selector.Matcher.equal("pod", "five")), WINDOW, grown::add);

        // The pod that was never reset grew from its last sample before the window to its last.
        var promQl = "max_over_time(%1$s{pod=\"five\"}[26h]) - %1$s{pod=\"five\"} offset 26h".formatted(CPU);
        assertThat(grown).hasSize(1);
        assertThat(grown.getFirst().value()).isCloseTo(instant(promQl), EXACT);
    }

    @Test
    void quantilesOfTheGridEqualPromQl() throws IOException {
        var grid = ofPod("minute", read((reader, sink) -> reader.cpu(Selector.of(CPU), WINDOW, sink)));

        var promQl = "quantile_over_time(0.95, rate(%s{pod=\"minute\"}[5m])[26h:5m])".formatted(CPU);
        assertThat(linearQuantile(0.95, grid.series().known().sorted().toArray()))
                .isCloseTo(instant(promQl), EXACT);
    }

    @Test
    void rangeQueriesDifferByTheirRoundingOnly() throws IOException {
        var exact = ofPod("minute", read((reader, sink) -> reader.cpu(Selector.of(CPU), WINDOW, sink)));
        var exactMemory = ofPod("minute", read((reader, sink) -> reader.memory(Selector.of(MEMORY), WINDOW, sink)));

        try (var access = Connection.open(
                Endpoint.of(prometheus.uri()),
                ServerAccess.of(prometheus.uri()),
                CollectorOptions.DEFAULTS,
                Retry.never(),
                Clock.systemUTC())) {
            var reader = new RangeReader(access, Resolution.EVERY_POINT);
            var minute = Selector.of(CPU).with(Selector.Matcher.equal("pod", "minute"));
            var cpu = new ArrayList<SeriesOnGrid>();
            reader.cpu(minute, WINDOW, cpu::add);
            var memory = new ArrayList<SeriesOnGrid>();
            reader.memory(Selector.of(MEMORY).with(Selector.Matcher.equal("pod", "minute")), WINDOW, memory::add);

            assertThat(cpu).hasSize(1);
            assertThat(cpu.getFirst().rateWindow()).isEqualTo(Duration.ofMinutes(5));
            assertThat(cpu.getFirst().burst()).isCloseTo(exact.burst(), EXACT);
            assertThat(cpu.getFirst().series().length())
                    .isEqualTo(exact.series().length());
            for (int index = 0; index < exact.series().length(); index++) {
                if (exact.series().isKnown(index)) {
                    assertThat(cpu.getFirst().series().valueAt(index)
                                    - exact.series().valueAt(index))
                            .isBetween(-1e-12, 0.0001 + 1e-12);
                    assertThat(memory.getFirst().series().valueAt(index)
                                    - exactMemory.series().valueAt(index))
                            .isBetween(0.0, 1048575.0);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 64})
    void stretchesOfTimePutTogetherAreTheWhole(int parts) throws IOException {
        try (var without = ForwardingProxy.withoutRemoteRead(prometheus.uri());
                var ranges = HttpPrometheusServer.open(ServerAccess.of(without.uri()), CollectorOptions.DEFAULTS)) {
            for (var reader : List.of(server.usage(), ranges.usage())) {
                var whole = everything(reader);

                assertThat(whole).contains("minute").contains("short");
                assertThat(everything(reader.inParts(parts))).isEqualTo(whole);
            }
        }
    }

    @Test
    void readsPointsButCountersAsSamplesOverASlowLink() throws IOException {
        var link = new Link(List.of(Way.SAMPLES, Way.POINTS));
        link.measured(Way.SAMPLES, 70_000_000, 1_000_000, Duration.ofSeconds(70));
        assertThat(link.choose()).isEqualTo(Way.POINTS);
        link.measured(Way.POINTS, 0, 1_000_000, Duration.ofSeconds(1));
        try (var without = ForwardingProxy.withoutRemoteRead(prometheus.uri());
                var ranges = HttpPrometheusServer.open(ServerAccess.of(without.uri()), CollectorOptions.DEFAULTS)) {
            var readers = Map.of(Way.SAMPLES, server.usage(), Way.POINTS, ranges.usage());
            var reader = new MeasuringReader(link, readers, () -> 0);

            assertThat(reader.method()).isEqualTo("range query");
            assertThat(lines(reader, "grown")).isEqualTo(lines(server.usage(), "grown"));
            assertThat(lines(reader, "memory")).isEqualTo(lines(ranges.usage(), "memory"));
        }
    }

    @Test
    void readsNoSamplesBesideHourlyPeaks() throws IOException {
        var courtesy = new Courtesy(false, Duration.ofHours(1), Reading.PEAKS);
        var options = Treating.with(courtesy);
        try (var without = ForwardingProxy.withoutRemoteRead(prometheus.uri());
                var ranges = HttpPrometheusServer.open(ServerAccess.of(without.uri()), CollectorOptions.DEFAULTS);
                var peaks = HttpPrometheusServer.open(ServerAccess.of(prometheus.uri()), options)) {
            assertThat(peaks.usage().method()).isEqualTo("hourly peaks");
            assertThat(lines(peaks.usage(), "grown")).isEqualTo(lines(ranges.usage(), "grown"));
            assertThat(lines(peaks.usage().inParts(7), "cpu")).isEqualTo(lines(peaks.usage(), "cpu"));
        }
    }

    private static List<String> lines(UsageReader reader, String kind) throws IOException {
        return everything(reader).lines().filter(line -> line.startsWith(kind)).toList();
    }

    private static String everything(UsageReader reader) throws IOException {
        var rows = new TreeSet<String>();
        reader.cpu(Selector.of(CPU), WINDOW, one -> rows.add("cpu " + text(one)));
        reader.memory(Selector.of(MEMORY), WINDOW, one -> rows.add("memory " + text(one)));
        reader.increase(
                Selector.of(CPU), WINDOW, one -> rows.add("grown " + one.labels() + one.value() + values(one.steps())));
        return String.join("\n", rows);
    }

    private static String text(SeriesOnGrid one) {
        return one.labels() + " " + one.samples() + " " + one.burst() + " " + one.rateWindow() + values(one.series());
    }

    private static List<Double> values(UsageSeries series) {
        return IntStream.range(0, series.length()).mapToObj(series::valueAt).toList();
    }

    @Test
    void listsSeriesOfTheWindow() throws IOException {
        var series = server.series(List.of(Selector.of(CPU), Selector.of(MEMORY)), WINDOW);

        assertThat(series).hasSize(6).allMatch(labels -> labels.get("namespace").equals("shop"));
    }

    @Test
    void recordsAndReplaysWithoutTheServer(@TempDir Path directory) throws IOException {
        var record = new CollectorOptions("cluster", null, null, 250, 2, directory, null);
        var replay = new CollectorOptions("cluster", null, null, 250, 2, null, directory);

        var live = collect(ServerAccess.of(prometheus.uri()), record);
        var nowhere = ServerAccess.of(URI.create("http://127.0.0.1:1"));

        assertThat(collect(nowhere, replay)).isEqualTo(live).contains("remote read");
        assertThat(collect(nowhere, replay)).isEqualTo(live);
        assertThat(directory.resolve("index.txt")).content().contains("remote read " + CPU + " from ");
    }

    private static String collect(ServerAccess access, CollectorOptions options) throws IOException {
        var text = new StringBuilder();
        try (var server = HttpPrometheusServer.open(access, options)) {
            text.append(server.usage().method()).append('\n');
            server.usage().cpu(Selector.of(CPU), WINDOW, one -> text.append(one.labels())
                    .append(one.burst())
                    .append(one.series().known().boxed().toList()));
            text.append(server.query(new PromQuery("count(" + CPU + ")", "number of series"), TO.minusSeconds(60)));
        }
        return text.toString();
    }

    private interface Read {
        void with(UsageReader reader, Consumer<SeriesOnGrid> sink) throws IOException;
    }

    private List<SeriesOnGrid> read(Read read) throws IOException {
        var grids = new ArrayList<SeriesOnGrid>();
        read.with(server.usage(), grids::add);
        return grids;
    }

    private static SeriesOnGrid ofPod(String pod, List<SeriesOnGrid> grids) {
        return grids.stream()
                .filter(grid -> grid.labels().get("pod").equals(pod))
                .findAny()
                .orElseThrow();
    }

    /// `quantile_over_time` of PromQL, from its documentation: linear interpolation between ranks.
    private static double linearQuantile(double share, double[] sorted) {
        var rank = share * (sorted.length - 1);
        var lower = (int) Math.floor(rank);
        var upper = Math.min(lower + 1, sorted.length - 1);
        return sorted[lower] * (1 - (rank - lower)) + sorted[upper] * (rank - lower);
    }

    private double instant(String promQl) throws IOException {
        var answer = ask("/api/v1/query", "query=" + encoded(promQl) + "&time=" + TO.getEpochSecond());
        return answer.at("/data/result/0/value/1").asDouble();
    }

    private Map<Long, Double> queryRange(String promQl) throws IOException {
        var last = WINDOW.firstPoint() + (WINDOW.points() - 1) * WINDOW.stepMillis();
        var answer = ask(
                "/api/v1/query_range",
                "query=" + encoded(promQl) + "&start=" + WINDOW.firstPoint() / 1000 + "&end=" + last / 1000
                        + "&step=300");
        var points = new TreeMap<Long, Double>();
        for (var point : answer.at("/data/result/0/values")) {
            points.put(
                    point.get(0).asLong() * 1000,
                    Double.parseDouble(point.get(1).asText()));
        }
        return points;
    }

    /// Asked without the code under test.
    private JsonNode ask(String path, String form) throws IOException {
        try (var input = prometheus.uri().resolve(path + "?" + form).toURL().openStream()) {
            return new ObjectMapper().readTree(input);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertSameGrid(UsageSeries ours, Map<Long, Double> theirs) {
        var known = new ArrayList<Long>();
        for (int index = 0; index < ours.length(); index++) {
            if (ours.isKnown(index)) {
                known.add(ours.timeAt(index));
                assertThat(ours.valueAt(index)).isCloseTo(theirs.get(ours.timeAt(index)), EXACT);
            }
        }
        assertThat(known).containsExactlyElementsOf(theirs.keySet());
    }
}
