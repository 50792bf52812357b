package io.rightsizer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// `rightsizer serve` over a history, in a JVM of its own on a free loopback port, started as a user starts it.
final class ReportProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final URI uri;
    private final long started = System.nanoTime();

    private ReportProcess(Process process, Path log, URI uri) {
        this.process = process;
        this.log = log;
        this.uri = uri;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /// Not yet ready when it returns.
    ///
    /// @param launcher the script that starts rightsizer
    /// @param heap the most its heap may take, as `-Xmx` writes it
    static ReportProcess start(Path launcher, Path history, String heap) throws IOException {
        var port = freePort();
        var log = history.resolveSibling("serve.log");
        var builder = new ProcessBuilder(
                        launcher.toString(), "serve", "--history", history.toString(), "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx" + heap);
        return new ReportProcess(builder.start(), log, URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI uri() {
        return uri;
    }

    /// From the start of the process until the overview was there.
    Duration firstPage() throws IOException, InterruptedException {
        while (System.nanoTime() - started < START_LIMIT.toNanos() && process.isAlive()) {
            try {
                bytes("/");
                return Duration.ofNanos(System.nanoTime() - started);
            } catch (IOException _) {
                Thread.sleep(20);
            }
        }
        throw new IOException("the report did not start:\n" + Files.readString(log));
    }

    /// Of the page as a browser gets it, compressed.
    int bytes(String path) throws IOException, InterruptedException {
        return answer(path, "gzip").body().length;
    }

    private HttpResponse<byte[]> answer(String path, String encoding) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri.resolve(path))
                .header("Accept-Encoding", encoding)
                .build();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer;
    }

    String text(String path) throws IOException, InterruptedException {
        return new String(answer(path, "identity").body(), StandardCharsets.UTF_8);
    }

    /// User and system time so far.
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// The most memory the process ever held, in MB; Linux only.
    long peakMegabytes() {
        return megabytes("VmHWM");
    }

    long megabytesNow() {
        return megabytes("VmRSS");
    }

    private long megabytes(String field) {
        return ProcStatus.bytes(process.pid(), field).orElseThrow() / 1_000_000;
    }

    @Override
    public void close() {
        client.close();
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
