package io.rightsizer.api.metrics;

import io.rightsizer.api.report.PricedRuns;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Metrics in which everything that can be measured was.
final class FullMetrics {

    static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    private FullMetrics() {}

    static Metrics of(MetricsOptions options) throws IOException {
        var metrics = new Metrics(options, "0.1.0", InstantSource.fixed(NOW));
        var run = PricedRuns.shop();
        metrics.finished(run, PricedRuns.costs(run));
        metrics.took(Phase.COLLECT, Duration.ofSeconds(12));
        var requests = metrics.requests("http://prometheus:9090");
        requests.answered("read", "200", Duration.ofMillis(40), 4096);
        requests.answered("series", "503", Duration.ofMillis(3), 17);
        requests.retried("series");
        metrics.pullRequest("github.com", PullRequestResult.OPENED);
        metrics.forgeRateLimit("github.com", 4711);
        metrics.notification("sent");
        metrics.served("GET", "/workloads/{id}", 200, Duration.ofMillis(9));
        metrics.watchHistory(() -> new HistoryState(
                1_000_000,
                Optional.of(Instant.parse("2026-11-21T05:59:00Z")),
                Optional.of(new HistoryState.Disk(1_000_000_000, 400_000_000))));
        return metrics;
    }
}
