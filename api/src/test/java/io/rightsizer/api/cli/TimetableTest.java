package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.history.History;
import io.rightsizer.api.history.HistoryPlace;
import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final CountDownLatch scanned = new CountDownLatch(1);
    private final Path file;
    private History history;

    TimetableTest(@TempDir Path directory) {
        this.file = directory.resolve("history.db");
    }

    @BeforeEach
    void open() throws IOException {
        history = History.open(new HistoryPlace.File(file));
    }

    @AfterEach
    void close() throws IOException {
        history.close();
    }

    private Terminal terminal() {
        var lines = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                said.add(new String(text, from, length));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        return new Terminal(lines, lines, Map.of(), false);
    }

    private String next() throws InterruptedException {
        for (var line = said.poll(30, TimeUnit.SECONDS); line != null; line = said.poll(30, TimeUnit.SECONDS)) {
            if (!line.isBlank()) {
                return line;
            }
        }
        return "nothing was said";
    }

    @Test
    void scansAtOnceWhereThereIsNoRunAndThenWaits() throws Exception {
        try (var _ = Timetable.start(WEEK, history, this::scan, terminal())) {
            assertThat(scanned.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(next()).startsWith("the next scan is due at ");
        }
        assertThat(history.runs()).hasSize(1);
    }

    private void scan() throws IOException {
        history.store(SampleRuns.shop(), "team", null);
        scanned.countDown();
    }

    @Test
    void waitsForTheRunOfAnotherProcessToGrowOld() throws Exception {
        history.store(SampleRuns.shop(), "team", null);

        try (var _ = Timetable.start(WEEK, history, this::scan, terminal())) {
            assertThat(next()).startsWith("the next scan is due at ");
        }
        assertThat(scanned.getCount()).isEqualTo(1);
    }

    @Test
    void triesAgainSoonerWhereAScanCameToNothing() throws Exception {
        Timetable.Scan failing = () -> {
            throw new IOException("the server is down");
        };
        try (var _ = Timetable.start(WEEK, history, failing, terminal())) {
            assertThat(next())
                    .isEqualTo("rightsizer: the scan came to nothing: the server is down; tried again in 15m");
        }
    }

    @Test
    void needsAServerThatCanBeAskedAgain() {
        var store = "--history=" + file;

        assertThat(rightsizer("serve", "--every", "7d", store).complaints())
                .singleElement()
                .asString()
                .startsWith("rightsizer: nothing to read: give --prometheus URL");
        assertThat(rightsizer("serve", "--every", "7d", store, "--demo").complaints())
                .containsExactly("rightsizer: --every scans a server again and again; leave out --demo, --from and"
                        + " --as-of");
        assertThat(rightsizer("serve", "--every", "10s", store, "--prometheus", "http://127.0.0.1:9")
                        .complaints())
                .containsExactly("rightsizer: --every must be at least 1m");
        assertThat(rightsizer("serve", "--every", "weekly", store).exitCode()).isEqualTo(2);
    }

    @Test
    void aReportOfNoHistorySaysWhatBeginsOne(@TempDir Path empty) {
        var serve = rightsizer("serve", "--history", empty.resolve("none.db").toString());

        assertThat(serve.exitCode()).isEqualTo(4);
        assertThat(serve.complaints())
                .containsExactly("rightsizer: there is no history " + empty.resolve("none.db")
                        + " yet; 'rightsizer scan' begins one");
    }
}
