package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made of the hours that a server folds. The server here folds by what PromQL's documentation says of its
/// functions.
class HourlyPeaksTest {

    private static final Instant TO = Instant.parse("2026-03-03T12:00:00Z");
    private static final HistoryWindow THREE_HOURS = HistoryWindow.endingAt(TO, Duration.ofHours(3));
    private static final Selector COUNTER = Selector.of("cpu").with(Matcher.equal("namespace", "shop"));
    private static final Selector GAUGE = Selector.of("memory");
    private static final double GAP = Double.NaN;

    private FakePrometheus fake;
    private FoldingServer server;

    @BeforeEach
    void start() throws IOException {
        fake = FakePrometheus.start();
        server = new FoldingServer();
        fake.web.setDispatcher(server);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void asksForTheTwoHighestPointsAndTheirNumber() throws IOException {
        server.series("a", THREE_HOURS, points(36, 5));

        cpu(THREE_HOURS);

        var hour = "(ceil(rate(cpu{namespace=\"shop\"}[5m]) * 10000) <= 1000000000000000)[3450s:5m]";
        assertThat(server.asked)
                .containsExactly(
                        "count_over_time(" + hour + ") 10:00 to 12:00 by 3600",
                        "quantile_over_time(0.9090909090909091, " + hour + ") 10:00 to 12:00 by 3600",
                        "max_over_time(" + hour + ") 10:00 to 12:00 by 3600");
    }

    @Test
    void asksForBothAtOnceWhereTheServerKnowsHow() throws IOException {
        server.speaksMetricsQl = true;
        server.series("a", THREE_HOURS, points(36, 5));

        cpu(THREE_HOURS);

        var hour = "(ceil(rate(cpu{namespace=\"shop\"}[5m]) * 10000) <= 1000000000000000)[3450s:5m]";
        assertThat(server.asked)
                .containsExactly(
                        "count_over_time(" + hour + ") 10:00 to 12:00 by 3600",
                        "quantiles_over_time(\"phi\", 0.9090909090909091, 1, " + hour + ") 10:00 to 12:00 by 3600");
    }

    @Test
    void asksForTheHighestMemoryOnly() throws IOException {
        server.series("a", THREE_HOURS, points(36, 5));

        memory(THREE_HOURS);

        var hour = "(ceil((max_over_time(memory[5m]) >= 0) / 1048576) <= 1000000000000000)[3450s:5m]";
        assertThat(server.asked)
                .containsExactly(
                        "count_over_time(" + hour + ") 10:00 to 12:00 by 3600",
                        "max_over_time(" + hour + ") 10:00 to 12:00 by 3600");
    }

    /// Evaluated on the hour, because some servers move other times there.
    @Test
    void looksBackFromWholeHours() throws IOException {
        var window = HistoryWindow.endingAt(TO.minus(Duration.ofMinutes(20)), Duration.ofHours(2));
        server.series("a", window, points(24, 5));

        memory(window);

        assertThat(server.asked)
                .hasSize(2)
                .allMatch(asked -> asked.endsWith("[3450s:5m] offset 20m) 11:00 to 12:00 by 3600"));
    }

    @Test
    void readsPointsBeforeTheFirstWholeHour() throws IOException {
        var window = HistoryWindow.endingAt(TO, Duration.ofMinutes(75));
        var points = points(15, 5);
        points[1] = 7;
        points[9] = 9;
        server.series("a", window, points);

        assertThat(ofA(memory(window))).containsExactly(5, 7, 5, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9);
        assertThat(server.asked).contains("ceil((max_over_time(memory[5m]) >= 0) / 1048576) 10:50 to 11:00 by 300");
    }

    @Test
    void asksForPointsWhereTheWindowHasNoWholeHour() throws IOException {
        var window = HistoryWindow.endingAt(TO, Duration.ofMinutes(30));
        server.series("a", window, 1, 2, 3, 4, 5, 6);

        assertThat(ofA(cpu(window))).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void asksForPointsWhereAnHourIsOne() throws IOException {
        var window = new HistoryWindow(TO.minus(Duration.ofHours(6)), TO, Duration.ofHours(1));
        server.series("a", window, 1, 2, 3, 4, 5, 6);

        assertThat(ofA(cpu(window))).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void foldsAsManyPointsAsFitIntoAnHour() throws IOException {
        var window = new HistoryWindow(TO.minus(Duration.ofHours(2)), TO, Duration.ofMinutes(20));
        server.series("a", window, 1, 9, 4, 3, 2, 8);

        assertThat(ofA(cpu(window))).containsExactly(4, 4, 9, 3, 3, 8);
        assertThat(server.asked.getFirst()).contains("[50m:20m]");
    }

    @Test
    void makesOnePointTheHighestAndTheOthersTheSecondHighest() throws IOException {
        var points = points(36, 5);
        points[14] = 30;
        points[20] = 11;
        server.series("a", THREE_HOURS, points);

        assertThat(hour(1, ofA(cpu(THREE_HOURS)))).containsExactly(11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 30);
        assertThat(hour(1, ofA(memory(THREE_HOURS)))).containsExactly(30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30);
    }

    /// Of five points from 20 to 24, PromQL's quantile of 10/11 is between the last two: 23 + 7/11.
    @Test
    void fillsTheEndOfTheHourInWhichASeriesBegins() throws IOException {
        var points = points(36, 5);
        Arrays.fill(points, 0, 19, GAP);
        Arrays.setAll(points, index -> index >= 19 && index < 24 ? index + 1 : points[index]);
        server.series("a", THREE_HOURS, points);

        assertThat(hour(1, ofA(cpu(THREE_HOURS))))
                .containsExactly(GAP, GAP, GAP, GAP, GAP, GAP, GAP, 24, 24, 24, 24, 24);
        assertThat(hour(0, ofA(cpu(THREE_HOURS)))).containsOnly(GAP);
    }

    @Test
    void fillsTheBeginningOfTheHourInWhichASeriesEnds() throws IOException {
        var points = points(36, 5);
        Arrays.fill(points, 26, 36, GAP);
        points[24] = 8;
        server.series("a", THREE_HOURS, points);

        var read = ofA(cpu(THREE_HOURS));
        assertThat(hour(2, read)).containsExactly(8, 8, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP);
    }

    @Test
    void makesNoNegativeZero() throws IOException {
        server.series("a", THREE_HOURS, points(36, 0));

        assertThat(ofA(cpu(THREE_HOURS))).containsExactly(points(36, 0));
    }

    @Test
    void knowsThatASeriesThatIsThereBeforeTheFirstWholeHourDoesNotBeginInIt() throws IOException {
        var window = HistoryWindow.endingAt(TO, Duration.ofMinutes(65));
        var points = points(13, GAP);
        Arrays.fill(points, 0, 4, 5);
        server.series("a", window, points);

        assertThat(ofA(memory(window))).containsExactly(5, 5, 5, 5, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isNeverBelowThePointsInOrder(boolean speaksMetricsQl) throws IOException {
        server.speaksMetricsQl = speaksMetricsQl;
        var window = HistoryWindow.endingAt(TO.minus(Duration.ofMinutes(35)), Duration.ofMinutes(24 * 60 + 25));
        var truth = new TreeMap<String, double[]>();
        var random = new Random(5);
        for (int series = 0; series < 400; series++) {
            truth.put("pod-" + series, randomPoints(window.points(), random));
        }
        truth.forEach((pod, points) -> server.series(pod, window, points));

        for (var read : List.of(cpu(window), memory(window))) {
            assertThat(read).hasSameSizeAs(truth);
            truth.forEach((pod, points) -> assertNeverBelow(points, read.getOrDefault(pod, new double[0])));
        }
    }

    private static void assertNeverBelow(double[] truth, double[] read) {
        var points = known(truth);
        var cells = known(read);
        assertThat(cells).hasSameSizeAs(points);
        assertThat(cells[cells.length - 1]).isEqualTo(points[points.length - 1]);
        for (int rank = 0; rank < points.length; rank++) {
            assertThat(cells[rank]).isGreaterThanOrEqualTo(points[rank]);
        }
    }

    private static double[] known(double[] points) {
        return Arrays.stream(points)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    /// Of some life within the window, with spikes and with gaps.
    private static double[] randomPoints(int count, Random random) {
        var begin = random.nextBoolean() ? 0 : random.nextInt(count);
        var end = random.nextBoolean() ? count : random.nextInt(begin, count) + 1;
        var gaps = random.nextBoolean() ? 0 : random.nextDouble();
        var points = new double[count];
        for (int index = 0; index < count; index++) {
            var lives = index >= begin && index < end && (index == begin || random.nextDouble() >= gaps);
            points[index] = lives ? Math.floor(1000 * Math.pow(random.nextDouble(), 8)) : GAP;
        }
        return points;
    }

    private static double[] points(int count, double value) {
        var points = new double[count];
        Arrays.fill(points, value);
        return points;
    }

    private static double[] hour(int hour, double[] values) {
        return Arrays.copyOfRange(values, hour * 12, hour * 12 + 12);
    }

    /// In units of 10⁻⁴ cores.
    private Map<String, double[]> cpu(HistoryWindow window) throws IOException {
        return read(window, 10_000, (reader, rows) -> reader.cpu(COUNTER, window, rows::add));
    }

    /// In MiB.
    private Map<String, double[]> memory(HistoryWindow window) throws IOException {
        return read(window, 1 / 1048576.0, (reader, rows) -> reader.memory(GAUGE, window, rows::add));
    }

    private static double[] ofA(Map<String, double[]> read) {
        return read.getOrDefault("a", new double[0]);
    }

    @FunctionalInterface
    private interface Read {
        void with(UsageReader reader, List<SeriesOnGrid> rows) throws IOException;
    }

    private Map<String, double[]> read(HistoryWindow window, double unit, Read read) throws IOException {
        server.asked.clear();
        var options = Treating.with(new Courtesy(false, Duration.ofHours(1), Reading.PEAKS));
        try (var client = HttpPrometheusServer.open(fake.access(), options, fake.retry(), FakePrometheus.clock())) {
            var rows = new ArrayList<SeriesOnGrid>();
            read.with(client.usage(), rows);
            return rows.stream()
                    .collect(
                            Collectors.toMap(row -> row.labels().get("pod"), row -> whole(row.series(), window, unit)));
        }
    }

    private static double[] whole(UsageSeries series, HistoryWindow window, double unit) {
        var first = (int) ((series.firstPoint() - window.firstPoint()) / window.stepMillis());
        return IntStream.range(0, window.points())
                .mapToDouble(point -> point < first || point >= first + series.length()
                        ? GAP
                        : Math.rint(series.valueAt(point - first) * unit))
                .toArray();
    }
}
