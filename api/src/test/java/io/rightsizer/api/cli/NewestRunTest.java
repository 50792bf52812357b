package io.rightsizer.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
import io.rightsizer.api.health.Health;
import io.rightsizer.api.health.HistoryCheck;
import io.rightsizer.api.metrics.Metrics;
import io.rightsizer.api.metrics.MetricsOptions;
import io.rightsizer.api.report.SampleRuns;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class NewestRunTest {

    @Test
    void metricsAndProbesTellOfARunThatAnotherProcessStored() throws Exception {
        var metrics = new Metrics(MetricsOptions.DEFAULTS, "test", InstantSource.system());
        var health = new Health(HistoryCheck.NONE, InstantSource.system());
        var rightsizer = new Rightsizer(Config.load(ConfigSources.none()), InstantSource.system());
        var run = SampleRuns.shop();
        try (var report = OpenReport.temporary(rightsizer::costs)) {
            report.store(run, "team", null);
            try (var _ = NewestRun.follow(report, metrics, health)) {
                var until = Instant.now().plus(Duration.ofSeconds(30));
                while (!text(metrics).contains("rightsizer_containers{")
                        && Instant.now().isBefore(until)) {
                    Thread.sleep(20);
                }
            }
        }

        assertThat(text(metrics))
                .contains("rightsizer_run_as_of_timestamp_seconds "
                        + (double) run.run().asOf().getEpochSecond());
        assertThat(health.readiness().body()).contains(run.run().id());
    }

    private static String text(Metrics metrics) {
        return new String(metrics.expose(null).body(), StandardCharsets.UTF_8);
    }
}
