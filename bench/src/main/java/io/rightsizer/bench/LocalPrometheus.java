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
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/// A Prometheus of our own on a free loopback port, over hard links to the blocks of a TSDB, so that the given
/// directory gets neither a write-ahead log nor a compaction and may belong to a running server.
final class LocalPrometheus implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final Process process;
    private final URI url;
    private final Path directory;

    private LocalPrometheus(Process process, URI url, Path directory) {
        this.process = process;
        this.url = url;
        this.directory = directory;
    }

    static LocalPrometheus over(Path tsdb) throws IOException, InterruptedException {
        // Beside the TSDB, because a hard link cannot cross file systems.
        var directory = Files.createTempDirectory(tsdb.toAbsolutePath().getParent(), "bench-");
        var data = Files.createDirectory(directory.resolve("data"));
        linkBlocks(tsdb, data);
        var configuration = Files.writeString(directory.resolve("prometheus.yml"), "global: {}\n");
        var port = freePort();
        var process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + data,
                        "--storage.tsdb.retention.time=20y",
                        "--storage.tsdb.min-block-duration=2h",
                        "--storage.tsdb.max-block-duration=2h",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        var prometheus = new LocalPrometheus(process, URI.create("http://127.0.0.1:" + port), directory);
        prometheus.awaitReady();
        return prometheus;
    }

    URI url() {
        return url;
    }

    /// User and system time of the server so far: `utime + stime` of `/proc/<pid>/stat`.
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void linkBlocks(Path tsdb, Path data) throws IOException {
        try (var paths = Files.walk(tsdb)) {
            for (var path :
                    paths.filter(path -> isInBlock(tsdb.relativize(path))).toList()) {
                var target = data.resolve(tsdb.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectory(target);
                } else {
                    Files.createLink(target, path);
                }
            }
        }
    }

    /// A block's directory is named by a ULID: 26 characters.
    private static boolean isInBlock(Path path) {
        return path.getName(0).toString().matches("[0-9A-Z]{26}");
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
                var log = Files.readString(directory.resolve("prometheus.log"));
                close();
                throw new IOException("Prometheus did not start; the end of its log:\n"
                        + log.substring(Math.max(0, log.length() - 2000)));
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
}
