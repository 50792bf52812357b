package io.rightsizer.api.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.PricedRuns;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    private final Path directory;

    MetricsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static String text(Metrics metrics) {
        return new String(metrics.expose(null).body(), UTF_8);
    }

    private static List<String> series(Metrics metrics, String name) {
        return text(metrics)
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .toList();
    }

    private static Metrics fresh() {
        return new Metrics(MetricsOptions.DEFAULTS, "0.1.0", InstantSource.fixed(FullMetrics.NOW));
    }

    private static Run run(List<Recommendation> recommendations) {
        return SampleRuns.of(recommendations);
    }

    @Test
    void namesWhatPrometheusItselfFindsNoFaultWith() throws Exception {
        var metrics = FullMetrics.of(new MetricsOptions(true, "team"));

        var judgement = Promtool.judge(metrics.expose(null).body(), directory, "check", "metrics");

        assertThat(judgement.said()).isEmpty();
        assertThat(judgement.exitCode()).isZero();
    }

    @Test
    void accountsForEveryContainer() throws IOException {
        assertThat(series(FullMetrics.of(MetricsOptions.DEFAULTS), "rightsizer_containers"))
                .containsExactly(
                        "rightsizer_containers{cluster=\"\",outcome=\"failed\"} 1.0",
                        "rightsizer_containers{cluster=\"\",outcome=\"recommended\"} 3.0",
                        "rightsizer_containers{cluster=\"\",outcome=\"skipped\"} 2.0",
                        "rightsizer_containers{cluster=\"\",outcome=\"unchanged\"} 1.0");
        assertThat(series(FullMetrics.of(MetricsOptions.DEFAULTS), "rightsizer_containers_skipped"))
                .containsExactly(
                        "rightsizer_containers_skipped{cluster=\"\",reason=\"NEW_WORKLOAD\"} 1.0",
                        "rightsizer_containers_skipped{cluster=\"\",reason=\"NOT_RUNNING\"} 1.0",
                        "rightsizer_containers_skipped{cluster=\"\",reason=\"SHARD_FAILED\"} 1.0");
    }

    @Test
    void tellsTheRunOfThisProcess() throws IOException {
        var metrics = FullMetrics.of(MetricsOptions.DEFAULTS);

        assertThat(text(metrics))
                .contains("rightsizer_build_info{java=\"" + Runtime.version() + "\",version=\"0.1.0\"} 1\n")
                .contains("rightsizer_runs_total{outcome=\"complete\"} 0.0\n")
                .contains("rightsizer_runs_total{outcome=\"partial\"} 1.0\n")
                .contains("rightsizer_runs_incomplete_in_a_row 1.0\n")
                .contains("rightsizer_run_last_completion_timestamp_seconds{cluster=\"\"} 1.7952408E9\n")
                .doesNotContain("rightsizer_run_last_success_timestamp_seconds{")
                .contains("rightsizer_run_as_of_timestamp_seconds 1.7951544E9\n")
                .contains("rightsizer_prometheus_warnings_total{source=\"http://prometheus:9090\"} 1.0\n")
                .contains("rightsizer_prometheus_samples_total{source=\"http://prometheus:9090\"} 403200.0\n")
                .contains("rightsizer_run_duration_seconds_bucket{phase=\"collect\",le=\"15.0\"} 1\n");
    }

    @Test
    void tellsWhatIsAskedOfPrometheus() throws IOException {
        assertThat(text(FullMetrics.of(MetricsOptions.DEFAULTS)))
                .contains("""
                        rightsizer_prometheus_requests_total{code="200",kind="read",source="http://prometheus:9090"} 1.0
                        rightsizer_prometheus_requests_total{code="503",kind="series",source="http://prometheus:9090"} 1.0
                        """)
                .contains("""
                        rightsizer_prometheus_response_bytes_total{kind="read",source="http://prometheus:9090"} 4096.0
                        """)
                .contains("""
                        rightsizer_prometheus_retries_total{kind="series",source="http://prometheus:9090"} 1.0
                        """);
    }

    @Test
    void sharesTheBillOutToTheLastCent() throws IOException {
        var metrics = FullMetrics.of(MetricsOptions.DEFAULTS);

        var current = series(metrics, "rightsizer_cost_hourly").stream()
                .filter(line -> line.contains("state=\"current\""))
                .toList();
        assertThat(current)
                .anyMatch(line -> line.contains("team=\"checkout\"") && line.contains("currency=\"USD\""))
                .anyMatch(line -> line.contains("team=\"(idle)\""));
        // Two m5.2xlarge of eu-west-1; the third machine is unknown, which is not free of charge.
        assertThat(current.stream().mapToDouble(MetricsTest::value).sum()).isCloseTo(2 * 0.428, within());
        assertThat(series(metrics, "rightsizer_nodes"))
                .containsExactly(
                        "rightsizer_nodes{cluster=\"\",price=\"known\"} 2.0",
                        "rightsizer_nodes{cluster=\"\",price=\"unknown\"} 1.0");
        assertThat(series(metrics, "rightsizer_savings_hourly"))
                .hasSize(4)
                .allMatch(line -> line.matches(
                        ".*\\{cluster=\"\",currency=\"USD\",figure=\"(paper|packed|reachable|bound)\"} .*"));
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    @Test
    void givesContainersSeriesOfTheirOwnOnlyWhenAsked() throws IOException {
        assertThat(text(FullMetrics.of(MetricsOptions.DEFAULTS))).doesNotContain("rightsizer_recommendation_");
        assertThat(text(FullMetrics.of(new MetricsOptions(true, "team"))))
                .contains("rightsizer_recommendation_cpu_cores{bound=\"request\",cluster=\"\",container=\"redis\","
                        + "namespace=\"shop\",workload=\"StatefulSet/cache\"} 0.18\n")
                .contains("rightsizer_recommendation_memory_bytes{bound=\"limit\",cluster=\"\",container=\"redis\","
                        + "namespace=\"shop\",workload=\"StatefulSet/cache\"} 6.291456E8\n")
                .contains("rightsizer_recommendation_containers_left_out 0.0\n");
    }

    @Test
    void boundsTheSeriesOfContainers() {
        var metrics = new Metrics(new MetricsOptions(true, "team"), "0.1.0", InstantSource.fixed(FullMetrics.NOW));
        metrics.finished(
                run(IntStream.range(0, ContainerGauges.MOST_CONTAINERS + 7)
                        .mapToObj(number -> SampleRuns.named("w" + number))
                        .toList()),
                null);

        assertThat(series(metrics, "rightsizer_recommendation_cpu_cores")).hasSize(25_000);
        assertThat(series(metrics, "rightsizer_recommendation_containers_left_out"))
                .containsExactly("rightsizer_recommendation_containers_left_out 7.0");
    }

    @Test
    void showsHostileNamesInertlyAndShortly() throws Exception {
        var hostile = "a\"} 1\nevil{x=\"\\\r\u0000\u202e😀<script>";
        var metrics = new Metrics(new MetricsOptions(true, "team"), "1\"\n", InstantSource.fixed(FullMetrics.NOW));
        metrics.finished(run(List.of(SampleRuns.named(hostile), SampleRuns.named("x".repeat(1_000_000)))), null);
        metrics.served("GET", hostile, 200, Duration.ZERO);
        metrics.served("BREW\"\n", "/", 999, Duration.ZERO);

        var judgement = Promtool.judge(metrics.expose(null).body(), directory, "check", "metrics");

        assertThat(judgement.said()).isEmpty();
        assertThat(text(metrics))
                .contains("namespace=\"a\\\"} 1\uFFFDevil{x=\\\"\\\\\uFFFD\uFFFD\uFFFD😀<script>\"")
                .contains("namespace=\"" + "x".repeat(253) + "\"")
                .doesNotContain("x".repeat(254))
                .contains("http_request_method=\"_OTHER\",http_response_status_code=\"0\"");
        assertThat(text(metrics).lines()).noneMatch(line -> line.startsWith("evil"));
    }

    @Test
    void boundsTheNumberOfLabelValues() {
        var metrics = fresh();
        IntStream.range(0, 1000).forEach(number -> {
            metrics.served("GET", "/" + number, 200, Duration.ZERO);
            metrics.requests("http://" + number).retried("read");
            metrics.forgeRateLimit("forge-" + number, number);
        });

        assertThat(series(metrics, "http_server_request_duration_seconds_count"))
                .hasSize(101);
        assertThat(series(metrics, "rightsizer_prometheus_retries_total")).hasSize(21);
        assertThat(series(metrics, "rightsizer_forge_rate_limit_remaining")).hasSize(11);
    }

    @Test
    void forgetsWhatIsGoneOnceAnotherRunIsShown() throws IOException {
        var metrics = FullMetrics.of(MetricsOptions.DEFAULTS);
        metrics.finished(run(List.of(SampleRuns.named("web"))), null);

        assertThat(text(metrics)).doesNotContain("rightsizer_cost_hourly").doesNotContain("NOT_RUNNING");
        assertThat(series(metrics, "rightsizer_runs_incomplete_in_a_row"))
                .containsExactly("rightsizer_runs_incomplete_in_a_row 2.0");
    }

    @Test
    void keepsShowingTheLastUsableRunWhenOneFails() throws IOException {
        var metrics = FullMetrics.of(MetricsOptions.DEFAULTS);
        metrics.failed();

        assertThat(text(metrics))
                .contains("rightsizer_runs_total{outcome=\"failed\"} 1.0\n")
                .contains("rightsizer_runs_incomplete_in_a_row 2.0\n")
                .contains("rightsizer_containers{cluster=\"\",outcome=\"recommended\"} 3.0\n");
    }

    @Test
    void showsTheRunOfAnotherProcessWithoutCountingIt() {
        var metrics = fresh();
        metrics.show(new LatestRun(
                PricedRuns.shop(), null, FullMetrics.NOW, Optional.of(Instant.parse("2026-11-14T06:00:00Z")), 2));

        assertThat(text(metrics))
                .contains("rightsizer_runs_total{outcome=\"partial\"} 0.0\n")
                .contains("rightsizer_runs_incomplete_in_a_row 2.0\n")
                .contains("rightsizer_run_last_completion_timestamp_seconds{cluster=\"\"} 1.7952408E9\n")
                .contains("rightsizer_run_last_success_timestamp_seconds{cluster=\"\"} 1.794636E9\n");
    }

    @Test
    void looksAtTheHistoryAtEachScrape() throws IOException {
        var file = Files.writeString(directory.resolve("history.db"), "12345");
        Files.writeString(directory.resolve("history.db-wal"), "123");
        var metrics = fresh();
        metrics.watchHistory(() -> HistoryState.ofFile(file));

        assertThat(text(metrics))
                .contains("rightsizer_history_readable 1.0\n")
                .contains("rightsizer_history_bytes 8.0\n")
                .contains("rightsizer_history_disk_available_bytes ")
                .contains("rightsizer_history_last_write_timestamp_seconds ");
        Files.delete(file);
        assertThat(text(metrics))
                .contains("rightsizer_history_readable 0.0\n")
                .doesNotContain("rightsizer_history_bytes");
    }

    @Test
    void keepsTwoInstancesApart() {
        var first = fresh();
        fresh().failed();

        assertThat(text(first)).contains("rightsizer_runs_total{outcome=\"failed\"} 0.0\n");
    }

    @Test
    void answersInTheFormThatIsAskedFor() {
        assertThat(fresh().expose(null).contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        var open = fresh().expose("application/openmetrics-text; version=1.0.0");
        assertThat(open.contentType()).startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(new String(open.body(), UTF_8)).endsWith("# EOF\n");
    }
}
