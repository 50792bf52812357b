package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.analyzer.collector.Selector.Matcher;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A week of real machines: read from blocks, by remote read and by PromQL's own arithmetic.
class RealTraceBlocksTest {

    private static final String TRACE = "shared/data/traces/bitbrains-dev-2013-08.csv.gz";
    private static final int MACHINES = 12;
    private static final HistoryWindow WINDOW =
            HistoryWindow.endingAt(Instant.parse("2013-08-20T00:00:00Z"), Duration.ofDays(7));

    @Test
    void blocksRemoteReadAndPromQlAgree(@TempDir Path directory) throws IOException, InterruptedException {
        RealPrometheus.assumeInstalled();
        var ours = Files.createDirectories(directory.resolve("ours"));
        var served = Files.createDirectories(directory.resolve("served"));
        write(trace(), ours);
        BlockFiles.copy(ours, served);
        try (var prometheus = RealPrometheus.start(served);
                var server = HttpPrometheusServer.open(ServerAccess.of(prometheus.uri()), CollectorOptions.DEFAULTS);
                var blocks = BlockServer.open(ours)) {
            var cpu = new ArrayList<SeriesOnGrid>();
            var memory = new ArrayList<SeriesOnGrid>();
            blocks.usage().cpu(Selector.of(Queries.CPU), WINDOW, cpu::add);
            blocks.usage().memory(Selector.of(Queries.MEMORY), WINDOW, memory::add);

            assertThat(cpu).hasSize(MACHINES).allSatisfy(row -> assertThat(row.rateWindow())
                    .isEqualTo(Duration.ofMinutes(20)));
            assertThat(text(cpu)).isEqualTo(text(remotely(server, UsageReader::cpu, Queries.CPU)));
            assertThat(text(memory)).isEqualTo(text(remotely(server, UsageReader::memory, Queries.MEMORY)));
            for (var row : cpu) {
                assertSame(row.series(), range(prometheus, "rate(%s[20m])", row));
            }
            for (var row : memory) {
                assertSame(row.series(), range(prometheus, "max_over_time(%s[5m])", row));
            }
        }
    }

    private static Path trace() {
        var trace = Stream.iterate(
                        Path.of("").toAbsolutePath(),
                        directory -> directory != null,
                        directory -> directory.getParent())
                .map(directory -> directory.resolve(TRACE))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(trace.isPresent(), "no " + TRACE + " above this directory");
        return trace.orElseThrow();
    }

    /// Cores become a counter of seconds that does not begin at zero.
    private static void write(Path trace, Path root) throws IOException {
        try (var rows = new UsageFileReader(trace);
                var files = new BlockFiles(root, Duration.ofHours(54))) {
            var row = rows.next();
            for (int machine = 0; machine < MACHINES && row != null; machine++) {
                var name = row.series();
                var times = new ArrayList<Long>();
                var seconds = new ArrayList<Double>();
                var bytes = new ArrayList<Double>();
                for (var total = 1e6; row != null && row.series().equals(name); row = rows.next()) {
                    total += 300 * row.cpu().orElse(0);
                    if (times.isEmpty() || row.time() > times.getLast()) {
                        times.add(row.time());
                        seconds.add(total);
                        bytes.add(row.memory().orElse(0));
                    }
                }
                add(files, Queries.CPU, name, times, seconds);
                add(files, Queries.MEMORY, name, times, bytes);
            }
        }
    }

    private static void add(BlockFiles files, String metric, String pod, List<Long> times, List<Double> values)
            throws IOException {
        files.add(
                new TreeMap<>(Map.of("__name__", metric, "pod", pod, "container", "app", "namespace", "trace")),
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private interface Read {
        void with(UsageReader reader, Selector selector, HistoryWindow window, Consumer<SeriesOnGrid> sink)
                throws IOException;
    }

    private static List<SeriesOnGrid> remotely(PrometheusServer server, Read read, String metric) throws IOException {
        var rows = new ArrayList<SeriesOnGrid>();
        read.with(server.usage(), Selector.of(metric), WINDOW, rows::add);
        return rows;
    }

    private static List<String> text(List<SeriesOnGrid> rows) {
        return rows.stream()
                .map(row -> row.labels().map() + " " + row.series().firstPoint() + " " + row.burst()
                        + row.series().known().boxed().toList())
                .toList();
    }

    /// Asked without the code under test.
    private static Map<Long, Double> range(RealPrometheus prometheus, String promQl, SeriesOnGrid row)
            throws IOException {
        var series = Selector.of(row.labels().metric())
                .with(Matcher.equal("pod", row.labels().get("pod")));
        var last = WINDOW.firstPoint() + (WINDOW.points() - 1) * WINDOW.stepMillis();
        var query = "/api/v1/query_range?query="
                + URLEncoder.encode(promQl.formatted(series.promQl()), StandardCharsets.UTF_8) + "&start="
                + WINDOW.firstPoint() / 1000 + "&end=" + last / 1000 + "&step=300";
        var points = new TreeMap<Long, Double>();
        try (var input = prometheus.uri().resolve(query).toURL().openStream()) {
            for (var point : new ObjectMapper().readTree(input).at("/data/result/0/values")) {
                points.put(point.get(0).asLong() * 1000, point.get(1).asDouble());
            }
        }
        return points;
    }

    private static void assertSame(UsageSeries ours, Map<Long, Double> theirs) {
        var known = new ArrayList<Long>();
        for (int index = 0; index < ours.length(); index++) {
            if (ours.isKnown(index)) {
                known.add(ours.timeAt(index));
                assertThat(ours.valueAt(index)).isCloseTo(theirs.get(ours.timeAt(index)), within(1e-9));
            }
        }
        assertThat(known).hasSizeGreaterThan(1_900).containsExactlyElementsOf(theirs.keySet());
    }
}
