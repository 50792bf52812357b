package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.collector.CheckResult.Status;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCheckTest {

    private static final Instant TO = Instant.parse("2026-03-03T12:00:00Z");
    private static final HistoryWindow WINDOW = HistoryWindow.endingAt(TO, Duration.ofDays(14));

    @Test
    void findsWhatARealServerHasAndLacks(@TempDir Path directory) throws Exception {
        RealPrometheus.assumeInstalled();
        var samples = new OpenMetrics();
        for (long second = -7200; second <= -60; second += 60) {
            samples.sample(
                    "container_cpu_usage_seconds_total",
                    "pod=\"a\"",
                    TO.plusSeconds(second).toEpochMilli(),
                    7);
        }
        samples.sample(
                "container_memory_working_set_bytes",
                "pod=\"a\"",
                TO.minusSeconds(3600).toEpochMilli(),
                7);
        try (var prometheus = RealPrometheus.loaded(samples.writeTo(directory.resolve("samples.txt")), directory)) {
            var results = ServerCheck.run(ServerAccess.of(prometheus.uri()), CollectorOptions.DEFAULTS, WINDOW);

            assertThat(of("server", results).status()).isEqualTo(Status.OK);
            assertThat(of("version", results).finding()).startsWith("Prometheus ");
            assertThat(of("clock", results).status()).isEqualTo(Status.OK);
            assertThat(of("retention", results).finding()).isEqualTo("the server keeps 7300 days, 14 days are read");
            assertThat(of("remote read", results).status()).isEqualTo(Status.OK);
            assertThat(of("scrape interval", results).finding()).isEqualTo("containers are scraped every 60 s");
            assertThat(of("container_cpu_usage_seconds_total", results))
                    .isEqualTo(CheckResult.ok("container_cpu_usage_seconds_total", "1 series, newest sample 60 s old"));
            assertThat(of("container_memory_working_set_bytes", results))
                    .isEqualTo(CheckResult.fail(
                            "container_memory_working_set_bytes",
                            "no sample in the last 5 minutes, 1 series in the last day",
                            "scrape the kubelets' /metrics/cadvisor, and keep this metric there"));
            assertThat(of("kube_pod_owner", results).finding()).isEqualTo("no series in the last day");
            assertThat(of("kube_job_owner", results).status()).isEqualTo(Status.WARN);
            assertRetentionMayBeUntold(prometheus);
        }
    }

    /// VictoriaMetrics has no such address and answers 400.
    private static void assertRetentionMayBeUntold(RealPrometheus prometheus) throws IOException {
        try (var proxy = ForwardingProxy.to(
                prometheus.uri(),
                (asked, answer, body) ->
                        asked.contains("/status/flags") ? FakePrometheus.status(400) : answer.build())) {
            var results = ServerCheck.run(ServerAccess.of(proxy.uri()), CollectorOptions.DEFAULTS, WINDOW);

            assertThat(of("retention", results))
                    .isEqualTo(CheckResult.warn(
                            "retention",
                            "the server does not tell how long it keeps data",
                            "make sure it is 14 days or more"));
        }
    }

    @Test
    void endsWithTheFirstLineWhenNothingAnswers() throws IOException {
        var fake = FakePrometheus.start();
        fake.close();

        var results =
                ServerCheck.run(fake.access(), CollectorOptions.DEFAULTS, WINDOW, fake.retry(), FakePrometheus.clock());

        assertThat(results).hasSize(1);
        assertThat(results.getFirst().status()).isEqualTo(Status.FAIL);
        assertThat(results.getFirst().finding()).contains("connection refused");
    }

    private static CheckResult of(String name, List<CheckResult> results) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findAny()
                .orElseThrow();
    }
}
