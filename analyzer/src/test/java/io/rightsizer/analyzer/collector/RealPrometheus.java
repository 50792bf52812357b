package io.rightsizer.analyzer.collector;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Prometheus server of its own for a test: installed on the machine, loaded from an OpenMetrics file, on a free
/// port of 127.0.0.1, without a scrape target. Tests are skipped where it is not installed.
public final class RealPrometheus implements AutoCloseable {

    private static final int START_SECONDS = 60;

    private final Process process;
    private final URI uri;

    private RealPrometheus(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /// Skips the test, with the reason, where `prometheus` or `promtool` is missing.
    public static void assumeInstalled() {
        for (var program : List.of("prometheus", "promtool")) {
            assumeTrue(onPath(program), program + " is not installed, so nothing is compared with the real server");
        }
    }

    /// Turns OpenMetrics text into TSDB blocks below `directory` and serves them.
    ///
    /// @param directory empty, and gone with the test
    public static RealPrometheus loaded(Path openMetrics, Path directory) throws IOException, InterruptedException {
        return loaded(openMetrics, directory, "global: {}\n");
    }

    /// @param config the server's configuration file
    static RealPrometheus loaded(Path openMetrics, Path directory, String config)
            throws IOException, InterruptedException {
        assumeInstalled();
        var tsdb = Files.createDirectories(directory.resolve("tsdb"));
        run(
                directory,
                "promtool",
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                "-q",
                openMetrics.toString(),
                tsdb.toString());
        return start(tsdb, config);
    }

    /// Serves the blocks of `tsdb`.
    public static RealPrometheus start(Path tsdb) throws IOException, InterruptedException {
        return start(tsdb, "global: {}\n");
    }

    private static RealPrometheus start(Path tsdb, String text) throws IOException, InterruptedException {
        assumeInstalled();
        var config = Files.writeString(tsdb.resolveSibling("prometheus.yml"), text);
        var port = freePort();
        var log = tsdb.resolveSibling("prometheus.log");
        var process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + tsdb,
                        "--storage.tsdb.retention.time=20y",
                        "--web.enable-admin-api",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new RealPrometheus(process, URI.create("http://127.0.0.1:" + port));
        server.awaitReady(log);
        return server;
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri.resolve("/-/ready")).build();
            for (int tries = 0; tries < START_SECONDS * 10 && process.isAlive(); tries++) {
                if (ready(client, request)) {
                    return;
                }
                Thread.sleep(100);
            }
        }
        close();
        throw new IOException("prometheus did not start: " + Files.readString(log));
    }

    private static boolean ready(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        var log = directory.resolve("promtool.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + Files.readString(log));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
