package io.rightsizer.analyzer.collector;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A VictoriaMetrics that holds samples: the installed one, or the one `./verify` has put below `build`.
final class RealVictoriaMetrics implements AutoCloseable {

    private static final String PROGRAM = "victoria-metrics";
    private static final int START_SECONDS = 60;

    private final Process process;
    private final URI uri;

    private RealVictoriaMetrics(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /// Skips the test, with the reason, where there is none.
    static RealVictoriaMetrics loaded(OpenMetrics samples, Path directory) throws IOException, InterruptedException {
        var program = program();
        assumeTrue(program.isPresent(), PROGRAM + " is neither installed nor in build/, so nothing is read from it");
        var port = freePort();
        var log = directory.resolve("victoria-metrics.log");
        var process = new ProcessBuilder(
                        program.get().toString(),
                        "-httpListenAddr=127.0.0.1:" + port,
                        "-storageDataPath=" + directory.resolve("victoria-metrics"),
                        "-retentionPeriod=100y")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new RealVictoriaMetrics(process, URI.create("http://127.0.0.1:" + port));
        server.awaitReady(log);
        server.load(samples.writeTo(directory.resolve("samples.txt")));
        return server;
    }

    URI uri() {
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

    /// Its import wants milliseconds where OpenMetrics has seconds.
    private void load(Path openMetrics) throws IOException, InterruptedException {
        var text = Files.readAllLines(openMetrics).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst(" (\\d+)\\.(\\d{3})$", " $1$2") + "\n")
                .collect(Collectors.joining());
        try (var client = HttpClient.newHttpClient()) {
            var samples = HttpRequest.newBuilder(uri.resolve("/api/v1/import/prometheus"))
                    .POST(BodyPublishers.ofString(text))
                    .build();
            var flush =
                    HttpRequest.newBuilder(uri.resolve("/internal/force_flush")).build();
            for (var request : new HttpRequest[] {samples, flush}) {
                var status = client.send(request, BodyHandlers.discarding()).statusCode();
                if (status / 100 != 2) {
                    throw new IOException(request.uri() + " answered " + status);
                }
            }
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri.resolve("/health")).build();
            for (int tries = 0; tries < START_SECONDS * 10 && process.isAlive(); tries++) {
                if (ready(client, request)) {
                    return;
                }
                Thread.sleep(100);
            }
        }
        close();
        throw new IOException(PROGRAM + " did not start: " + Files.readString(log));
    }

    private static boolean ready(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Optional<Path> program() {
        var onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, PROGRAM));
        var above = Stream.iterate(
                        Optional.of(Path.of("").toAbsolutePath()),
                        Optional::isPresent,
                        path -> path.map(Path::getParent))
                .map(path -> path.orElseThrow().resolve("build/victoria-metrics/usr/bin/" + PROGRAM));
        return Stream.concat(above, onPath).filter(Files::isExecutable).findFirst();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
