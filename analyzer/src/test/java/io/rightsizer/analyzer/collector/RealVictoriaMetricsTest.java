package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a real VictoriaMetrics answers to the questions a scan asks.
class RealVictoriaMetricsTest {

    private static final Instant TO = Instant.parse("2026-03-03T12:00:00Z");
    private static final double MIB = 1 << 20;

    @Test
    void isReadWholeByRangeQueries(@TempDir Path directory) throws IOException, InterruptedException {
        var cluster = new SimulatedCluster()
                .web("shop", "web", "web-1-aaaaa", 0.25, 100.5 * MIB)
                .web("shop", "web", "web-1-bbbbb", 0.5, 80 * MIB)
                .web("zoo", "cat", "cat-1-aaaaa", 0.125, 33 * MIB)
                .requests("shop", "web-1-aaaaa", "app", 1, 256 * MIB);
        var counters = List.of("container_cpu_cfs_periods_total", "container_oom_events_total");
        counters.forEach(
                metric -> cluster.counter(metric, 60, "namespace", "shop", "pod", "web-1-aaaaa", "container", "app"));
        var expected = cluster.collect();

        try (var victoria = RealVictoriaMetrics.loaded(cluster.server.openMetrics(), directory)) {
            var result = collect(victoria, CollectorOptions.DEFAULTS);

            assertThat(result.report().method()).isEqualTo("range query");
            assertThat(result.report().complete()).isTrue();
            assertThat(result.report().warnings()).isEmpty();
            assertThat(result.summary()).isEqualTo(expected.summary());
            assertThat(peaks(result))
                    .containsExactly(
                            "shop web-1-aaaaa 0.250 cores 101.0 MiB",
                            "shop web-1-bbbbb 0.500 cores 80.0 MiB",
                            "zoo cat-1-aaaaa 0.125 cores 33.0 MiB");
            // 60 as from Prometheus, and the 5 of the first sample: a series that begins is taken to begin at 0.
            assertThat(result.observed("shop/Deployment/web/app").history().oomKills())
                    .isEqualTo(new OomKills(65, false));

            var hourly = collect(victoria, Treating.with(new Courtesy(false, Duration.ofHours(1), Reading.PEAKS)));
            assertThat(hourly.report().method()).isEqualTo("hourly peaks");
            assertThat(hourly.report().complete()).isTrue();
            assertThat(hourly.summary()).isEqualTo(expected.summary());
            assertThat(peaks(hourly)).isEqualTo(peaks(result));
            assertThat(hourly.rows())
                    .allMatch(row -> ((Collected.Observed) row).history().hourlyPeaks());
        }
    }

    /// Scraped every 60 s, 10 s past the minute. The minute that ends ten seconds into a step costs a core, all
    /// others a tenth. MetricsQL takes the growth since the last sample before the step: (60 + 4 · 6) / 300 s.
    /// PromQL takes that between the samples in the step, and makes it longer: 4 · 6 / 240 s.
    @Test
    void countsTheGrowthSinceTheSampleBeforeEachStep(@TempDir Path directory) throws IOException, InterruptedException {
        var metrics = new OpenMetrics();
        var total = 1_000_000.0;
        for (int minute = -60; minute < 0; minute++) {
            total += minute == -5 ? 60 : 6;
            var time = TO.plus(Duration.ofMinutes(minute)).plusSeconds(10).toEpochMilli();
            metrics.sample(Queries.CPU, "namespace=\"shop\",pod=\"a\",container=\"app\"", time, total);
        }
        var window = new HistoryWindow(TO.minus(Duration.ofMinutes(30)), TO, Duration.ofMinutes(5));

        try (var victoria = RealVictoriaMetrics.loaded(metrics, directory);
                var server = HttpPrometheusServer.open(ServerAccess.of(victoria.uri()), CollectorOptions.DEFAULTS)) {
            var grids = new ArrayList<SeriesOnGrid>();
            server.usage().cpu(Selector.of(Queries.CPU), window, grids::add);

            assertThat(grids).hasSize(1);
            assertThat(grids.getFirst().series().known().max().orElseThrow()).isCloseTo(0.28, within(2e-4));
            assertThat(grids.getFirst().series().known().min().orElseThrow()).isCloseTo(0.1, within(2e-4));
        }
    }

    @Test
    void refusesWhatItRefusesInWordsWeKnow(@TempDir Path directory) throws IOException, InterruptedException {
        try (var victoria = RealVictoriaMetrics.loaded(new OpenMetrics(), directory);
                var server = HttpPrometheusServer.open(ServerAccess.of(victoria.uri()), CollectorOptions.DEFAULTS)) {
            assertThatThrownBy(() -> server.query(new PromQuery("up" + " + up".repeat(5000), "too long a query"), TO))
                    .isInstanceOfSatisfying(RequestFailedException.class, failure -> assertThat(failure.kind())
                            .isEqualTo(RequestFailedException.Kind.TOO_MUCH));
            assertThatThrownBy(() -> server.query(new PromQuery("up{", "no query"), TO))
                    .isInstanceOfSatisfying(RequestFailedException.class, failure -> assertThat(failure.kind())
                            .isEqualTo(RequestFailedException.Kind.REJECTED));
        }
    }

    private static SimulatedCluster.Result collect(RealVictoriaMetrics victoria, CollectorOptions options)
            throws IOException {
        var server = HttpPrometheusServer.open(ServerAccess.of(victoria.uri()), options);
        return SimulatedCluster.collect(new PrometheusUsageSource(server, options));
    }

    private static List<String> peaks(SimulatedCluster.Result result) {
        return result.rows().stream()
                .map(Collected.Observed.class::cast)
                .flatMap(row -> row.history().pods().stream()
                        .map(pod -> String.format(
                                Locale.ROOT,
                                "%s %s %.3f cores %.1f MiB",
                                row.workload().id().namespace(),
                                pod.pod(),
                                pod.cpu().highest().orElseThrow(),
                                pod.memory().highest().orElseThrow() / MIB)))
                .toList();
    }
}
