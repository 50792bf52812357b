package io.rightsizer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A Prometheus of our own on a free loopback port, over the blocks of a TSDB. It scrapes nothing, so all the CPU time
/// it spends after its start is spent on answers.
final class LocalPrometheus implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final int LOG_TAIL = 2000;

    private final LinkedTsdb tsdb;
    private final Process process;
    private final URI url;
    private long atRest;

    private LocalPrometheus(LinkedTsdb tsdb, int port) throws IOException {
        this.tsdb = tsdb;
        this.process = start(tsdb, port);
        this.url = URI.create("http://127.0.0.1:" + port);
    }

    static LocalPrometheus over(Path directory) throws IOException, InterruptedException {
        var tsdb = LinkedTsdb.of(directory);
        try {
            var prometheus = new LocalPrometheus(tsdb, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(prometheus.process::destroyForcibly));
            prometheus.awaitReady();
            prometheus.atRest = ProcStatus.bytes(prometheus.pid(), "RssAnon").orElse(0);
            return prometheus;
        } catch (IOException e) {
            tsdb.close();
            throw e;
        }
    }

    URI url() {
        return url;
    }

    /// User and system time of the server so far; on Linux `utime + stime` of `/proc/<pid>/stat`.
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    long pid() {
        return process.pid();
    }

    /// Bytes of private memory after the start; those of mapped blocks are not among them.
    long atRest() {
        return atRest;
    }

    /// What the API answered so far, by the server's own count.
    Answered answered() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/metrics")).build();
        try (var client = HttpClient.newHttpClient()) {
            var metrics = client.send(request, BodyHandlers.ofString()).body();
            return new Answered(
                    sum(metrics, "prometheus_http_requests_total{"),
                    sum(metrics, "prometheus_http_response_size_bytes_sum{"));
        }
    }

    /// @param bytes as they were sent, compressed where they were
    record Answered(long requests, long bytes) {}

    private static long sum(String metrics, String metric) {
        return (long) metrics.lines()
                .filter(line -> line.startsWith(metric) && line.contains("\"/api/v1/"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() throws IOException {
        stop();
        tsdb.close();
    }

    private static Process start(LinkedTsdb tsdb, int port) throws IOException {
        Files.writeString(tsdb.configuration(), "global: {}\n");
        try {
            return new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + tsdb.configuration(),
                            "--storage.tsdb.path=" + tsdb.data(),
                            "--storage.tsdb.retention.time=20y",
                            "--storage.tsdb.min-block-duration=2h",
                            "--storage.tsdb.max-block-duration=2h",
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(tsdb.log().toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("cannot start prometheus; install it or add it to PATH: " + e.getMessage(), e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                stop();
                var log = Files.readString(tsdb.log());
                throw new IOException("Prometheus did not start; the end of its log:\n"
                        + log.substring(Math.max(0, log.length() - LOG_TAIL)));
            }
            Thread.sleep(200);
        }
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/-/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
