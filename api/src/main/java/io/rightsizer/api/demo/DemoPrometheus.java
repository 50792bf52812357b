package io.rightsizer.api.demo;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.time.Instant;

/// A server on a free port of 127.0.0.1 that answers for the simulated cluster as Prometheus would, so that the
/// production collector reads it unchanged: streamed remote read, label sets, a few instant queries, status.
///
/// Nothing is stored. A sample is made when it is read, and is the same every time.
public final class DemoPrometheus implements AutoCloseable {

    private final Javalin server;

    private DemoPrometheus(Javalin server) {
        this.server = server;
    }

    /// Ready for requests when it returns.
    public static DemoPrometheus start() {
        var api = new PrometheusApi(new SeriesStore(new DemoCluster().series()));
        var server = Javalin.create(config -> configure(config, api));
        return new DemoPrometheus(server.start("127.0.0.1", 0));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /// The end of the history: what a run against this server has to be as of.
    public Instant asOf() {
        return DemoCluster.END;
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void configure(JavalinConfig config, PrometheusApi api) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        api.addTo(config.routes);
    }
}
