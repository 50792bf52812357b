package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hourly peaks that a real server computes are the fold of the points that the same server sends by range query: the
/// fold is made here, from PromQL's definition of a quantile.
class RealHourlyPeaksTest {

    private static final Instant TO = Instant.parse("2026-03-03T12:02:30Z");
    private static final String CPU = "container_cpu_usage_seconds_total";
    private static final String MEMORY = "container_memory_working_set_bytes";
    private static final int HOUR = 12;

    /// Whole hours that end on one, on twenty to one, and half an hour more than whole hours.
    private static final List<HistoryWindow> WINDOWS = List.of(
            HistoryWindow.endingAt(TO, Duration.ofHours(26)),
            HistoryWindow.endingAt(TO.minus(Duration.ofMinutes(20)), Duration.ofHours(26)),
            HistoryWindow.endingAt(TO.minus(Duration.ofMinutes(20)), Duration.ofMinutes(25 * 60 + 30)),
            HistoryWindow.endingAt(TO, Duration.ofMinutes(35)));

    @Test
    void ofPrometheusAreTheFoldOfItsPoints(@TempDir Path directory) throws IOException, InterruptedException {
        RealPrometheus.assumeInstalled();
        try (var prometheus = RealPrometheus.loaded(samples().writeTo(directory.resolve("samples.txt")), directory)) {
            for (var window : WINDOWS) {
                assertFolded(prometheus.uri(), window);
            }
        }
    }

    @Test
    void ofVictoriaMetricsAreTheFoldOfItsPoints(@TempDir Path directory) throws IOException, InterruptedException {
        try (var victoria = RealVictoriaMetrics.loaded(samples(), directory)) {
            for (var window : WINDOWS) {
                assertFolded(victoria.uri(), window);
            }
        }
    }

    /// `whole` is scraped all the time, on whole minutes too; `holes` misses 20 minutes of every third hour; `short`
    /// begins and ends within hours; `brief` lives for a quarter of an hour.
    private static OpenMetrics samples() {
        var metrics = new OpenMetrics();
        var random = new Random(11);
        var from = TO.minus(Duration.ofHours(30)).toEpochMilli() - 30_000;
        for (var pod : List.of("whole", "holes", "short", "brief")) {
            var total = 1_000_000.0;
            for (int minute = 0; minute < 30 * 60; minute++) {
                total += 60 * Math.pow(random.nextDouble(), 6);
                var seen =
                        switch (pod) {
                            case "whole" -> true;
                            case "holes" -> minute / 60 % 3 != 0 || minute % 60 > 30;
                            case "short" -> minute > 500 && minute < 1300;
                            default -> minute > 1000 && minute < 1015;
                        };
                if (seen) {
                    var at = from + minute * 60_000L + (minute % 2 == 0 ? 0 : random.nextInt(12_000));
                    var labels = "namespace=\"shop\",pod=\"" + pod + "\",container=\"app\"";
                    metrics.sample(CPU, labels, at, total);
                    metrics.sample(MEMORY, labels, at, 4096.0 * random.nextInt(50_000, 60_000));
                }
            }
        }
        return metrics;
    }

    private static void assertFolded(URI uri, HistoryWindow window) throws IOException {
        try (var points = open(uri, Reading.POINTS);
                var peaks = open(uri, Reading.PEAKS)) {
            assertThat(peaks.usage().method()).isEqualTo("hourly peaks");
            assertThat(peaks.usage().readsSamples()).isFalse();
            assertThat(points.usage().method()).isEqualTo("range query");

            var cpu = cpu(points, window);
            assertThat(folds(cpu(peaks, window), window, Function.identity()))
                    .isEqualTo(folds(cpu, window, RealHourlyPeaksTest::twoHighest));
            var memory = memory(points, window);
            assertThat(folds(memory(peaks, window), window, Function.identity()))
                    .isEqualTo(folds(memory, window, RealHourlyPeaksTest::highest));
            assertThat(bursts(cpu(peaks, window))).isEqualTo(bursts(cpu));
            assertThat(cpu).hasSize(window.length().toHours() > 1 ? 4 : 2);
        }
    }

    private static PrometheusServer open(URI uri, Reading reading) throws IOException {
        var courtesy = new Courtesy(false, Duration.ofHours(1), reading);
        return HttpPrometheusServer.open(ServerAccess.of(uri), Treating.with(courtesy));
    }

    private static List<SeriesOnGrid> cpu(PrometheusServer server, HistoryWindow window) throws IOException {
        var rows = new ArrayList<SeriesOnGrid>();
        server.usage().cpu(Selector.of(CPU), window, rows::add);
        return rows;
    }

    private static List<SeriesOnGrid> memory(PrometheusServer server, HistoryWindow window) throws IOException {
        var rows = new ArrayList<SeriesOnGrid>();
        server.usage().memory(Selector.of(MEMORY), window, rows::add);
        return rows;
    }

    private static Map<String, Double> bursts(List<SeriesOnGrid> rows) {
        var bursts = new TreeMap<String, Double>();
        rows.forEach(row -> bursts.put(row.labels().get("pod"), row.burst()));
        return bursts;
    }

    /// By pod, the values of each hour in ascending order; what is before the first whole hour by itself.
    private static Map<String, List<List<Double>>> folds(
            List<SeriesOnGrid> rows, HistoryWindow window, Function<List<Double>, List<Double>> fold) {
        var folds = new TreeMap<String, List<List<Double>>>();
        for (var row : rows) {
            var hours = new ArrayList<List<Double>>();
            var rest = window.points() % HOUR;
            hours.add(sorted(row.series(), window, 0, rest));
            for (int from = rest; from < window.points(); from += HOUR) {
                hours.add(fold.apply(sorted(row.series(), window, from, from + HOUR)));
            }
            folds.put(row.labels().map().toString(), hours);
        }
        return folds;
    }

    private static List<Double> sorted(UsageSeries series, HistoryWindow window, int from, int to) {
        var first = (int) ((series.firstPoint() - window.firstPoint()) / window.stepMillis());
        return IntStream.range(Math.max(0, from - first), Math.min(series.length(), to - first))
                .filter(series::isKnown)
                .mapToObj(series::valueAt)
                .sorted()
                .toList();
    }

    private static List<Double> highest(List<Double> sorted) {
        return sorted.stream().map(any -> sorted.getLast()).toList();
    }

    /// CPU is in units of 10⁻⁴ cores, to which the quantile is rounded up.
    private static List<Double> twoHighest(List<Double> sorted) {
        var fold = new ArrayList<>(sorted);
        for (int index = 0; index < sorted.size() - 1; index++) {
            fold.set(index, Math.ceil(quantile(10.0 / 11, sorted) * 10_000 - 1e-6) / 10_000);
        }
        return fold.stream()
                .map(value -> Math.round(value * 10_000) * (1 / 10_000.0))
                .toList();
    }

    /// Of PromQL's documentation: linear interpolation between ranks.
    private static double quantile(double share, List<Double> sorted) {
        var rank = share * (sorted.size() - 1);
        var lower = (int) Math.floor(rank);
        var upper = Math.min(lower + 1, sorted.size() - 1);
        return sorted.get(lower) * (1 - (rank - lower)) + sorted.get(upper) * (rank - lower);
    }
}
