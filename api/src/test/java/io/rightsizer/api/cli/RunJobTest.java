package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.history.History;
import io.rightsizer.api.history.HistoryPlace;
import io.rightsizer.api.lock.RunLock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a scan does beside its result: it keeps its run under a lock, is measured, and tells of itself.
class RunJobTest {

    private final MockWebServer web = new MockWebServer();
    private final Path directory;
    private final Path history;
    private final Path usage;

    RunJobTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.history = directory.resolve("history.db");
        this.usage = Files.writeString(directory.resolve("usage.csv"), UsageCsvTest.usage());
    }

    @BeforeEach
    void start() throws IOException {
        web.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private static MockResponse answer(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    private Invocation scan(String... more) {
        var command =
                new String[] {"scan", "--usage-csv", usage.toString(), "-o", "csv", "--history", history.toString()};
        var all = Stream.concat(Arrays.stream(command), Arrays.stream(more));
        return rightsizer(all.toArray(String[]::new));
    }

    @Test
    void keepsTheRunWithOutlinesOfItsUsage() throws IOException {
        assertThat(scan().exitCode()).isZero();

        try (var kept = History.existing(new HistoryPlace.File(history))) {
            var run = kept.runs().getFirst();
            var row = kept.rows(run).getFirst();
            assertThat(kept.outline(run, row.name().workload(), row.name().container()))
                    .isPresent();
        }
    }

    @Test
    void theSecondOfTwoAtOnceEndsWithSevenAndNamesTheFirst() throws IOException {
        try (var _ = RunLock.take(Path.of(history + ".lock"), InstantSource.system())) {
            var second = scan();

            assertThat(second.exitCode()).isEqualTo(7);
            assertThat(second.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("rightsizer: another run is at work: process "
                            + ProcessHandle.current().pid());
            assertThat(second.out()).isEmpty();
        }
        assertThat(scan().exitCode()).isZero();
    }

    @Test
    void withoutAHistoryItNeedsNoLock() throws IOException {
        try (var _ = RunLock.take(Path.of(history + ".lock"), InstantSource.system())) {
            assertThat(scan("--no-history").exitCode()).isZero();
        }
    }

    private Path config() throws IOException {
        var webhook = Files.writeString(directory.resolve("webhook"), "http://127.0.0.1:" + web.getPort() + "/hook\n");
        return Files.writeString(directory.resolve("rightsizer.yaml"), """
                notifications:
                  webhookFile: %s
                  stateFile: %s
                  digestFile: %s
                """.formatted(
                        webhook, directory.resolve("state.json"), directory.resolve("digest.md")));
    }

    @Test
    void tellsTheWebhookAndWritesADigest() throws Exception {
        web.enqueue(answer(200));

        var scan = scan("-c", config().toString());

        assertThat(scan.exitCode()).isZero();
        assertThat(scan.complaints()).containsExactly("rightsizer: the webhook was told of the run");
        assertThat(Objects.requireNonNull(web.takeRequest().getBody()).utf8())
                .contains("2 discovered = 2 recommended + 0 unchanged + 0 skipped + 0 failed");
        assertThat(directory.resolve("digest.md")).content().contains("rightsizer: complete run");
    }

    @Test
    void aWebhookThatFailsCostsNobodyTheRun() throws IOException {
        web.enqueue(answer(500));

        var scan = scan("-c", config().toString());

        assertThat(scan.exitCode()).isZero();
        assertThat(scan.complaints())
                .singleElement()
                .asString()
                .startsWith("rightsizer: the webhook could not be told of the run: ");
    }

    @Test
    void tellsOfARunThatCameToNothing() throws Exception {
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request.getUrl().encodedPath().equals("/hook") ? 200 : 403);
            }
        });

        var scan = rightsizer(
                "scan",
                "--prometheus",
                "http://127.0.0.1:" + web.getPort(),
                "--history",
                history.toString(),
                "-c",
                config().toString());

        assertThat(scan.exitCode()).isEqualTo(4);
        assertThat(scan.complaints())
                .hasSize(2)
                .anyMatch(line -> line.equals("rightsizer: the webhook was told of the run"))
                .anyMatch(line -> line.contains("403"));
    }

    @Test
    void answersScrapesWhileItReads() throws Exception {
        var port = freePort();
        var scrapes = new ConcurrentLinkedQueue<String>();
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                scrapes.add(scrape(port));
                return answer(403);
            }
        });

        var scan = rightsizer(
                "scan",
                "--prometheus",
                "http://127.0.0.1:" + web.getPort(),
                "--no-history",
                "--metrics-port",
                Integer.toString(port));

        assertThat(scan.exitCode()).isEqualTo(4);
        assertThat(scan.err()).startsWith("metrics are at http://127.0.0.1:" + port + "/metrics while this runs\n");
        assertThat(scrapes).first().asString().contains("rightsizer_build_info{", "rightsizer_runs_total{");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String scrape(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            return failed.toString();
        }
    }

    @Test
    void refusesAPortThatIsNone() {
        var scan = scan("--metrics-port", "70000");

        assertThat(scan.exitCode()).isEqualTo(2);
        assertThat(scan.complaints()).containsExactly("rightsizer: --metrics-port must be from 0 to 65535, not 70000");
    }
}
