package io.rightsizer.api.cli;

import io.rightsizer.analyzer.usage.OutlineSink;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.metrics.Metrics;
import io.rightsizer.api.metrics.MetricsOptions;
import io.rightsizer.api.metrics.MetricsServer;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.finance.SummarySettings;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a batch run answers scrapes while it works.
final class MeasuringOptions {

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Answer scrapes of /metrics there while this runs; 0 takes a free port. Default: nowhere.")
    private @Nullable Integer port;

    @Option(
            names = "--metrics-host",
            paramLabel = "ADDRESS",
            description = "Where to listen for them. Default: ${DEFAULT-VALUE}.",
            defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    /// @param metrics absent where nobody asked for them
    record Measured(@Nullable Metrics metrics, @Nullable MetricsServer server) implements AutoCloseable {

        ScanWatch watch() {
            return metrics == null ? ScanWatch.NONE : new ScanWatch(OutlineSink.NONE, metrics::requests, null);
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }

    /// Answers from now on.
    Measured start(Config config, Terminal terminal) {
        if (port == null) {
            return new Measured(null, null);
        }
        if (port < 0 || port > 65_535) {
            throw new UsageException("--metrics-port must be from 0 to 65535, not " + port);
        }
        var metrics = metrics(config);
        var server = MetricsServer.start(metrics, new InetSocketAddress(host, port));
        terminal.say("metrics are at http://" + host + ":" + server.address().getPort() + "/metrics while this runs");
        return new Measured(metrics, server);
    }

    static Metrics metrics(Config config) {
        var teamKey = SummarySettings.of(Price.USD)
                .withTeamLabel(config.pricing().teamLabel())
                .teamKey();
        return new Metrics(
                new MetricsOptions(config.metricsPerContainer(), teamKey), Version.tool(), InstantSource.system());
    }
}
