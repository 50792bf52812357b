package io.rightsizer.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One file, several processes: a CronJob writes, a server reads, and somebody pulls the plug.
class SeveralProcessesTest {

    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");
    private static final int KILLS = 8;

    private final Path file;

    SeveralProcessesTest(@TempDir Path directory) {
        this.file = directory.resolve("history.db");
    }

    @Test
    void aKilledWriterLeavesNoHalfRun() throws Exception {
        var random = new Random(20261121);
        var told = new HashSet<String>();
        for (int kill = 0; kill < KILLS; kill++) {
            var log = file.resolveSibling("writer-" + kill);
            var writer = WriterProcess.start(file, START.plus(Duration.ofDays(1000L * kill)), 1000, log);
            while (Files.size(log) == 0 && writer.isAlive()) {
                Thread.sleep(20);
            }
            // A run takes some hundred milliseconds: these fall before, within and behind its transaction.
            Thread.sleep(random.nextInt(1500));
            writer.destroyForcibly().waitFor();
            told.addAll(Files.readAllLines(log));
        }
        told.remove(WriterProcess.READY);

        assertThat(integrity()).isEqualTo("ok");
        try (var history = History.existing(new HistoryPlace.File(file))) {
            var runs = history.runs();
            assertThat(runs.stream().map(StoredRun::id).collect(Collectors.toSet()))
                    .containsAll(told);
            for (var run : runs) {
                assertThat(history.rows(run)).hasSize(WriterProcess.CONTAINERS);
                assertThat(history.read(run).run()).isEqualTo(run.header());
            }
            assertThat(history.totals()).hasSize(runs.size());
        }
    }

    private String integrity() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA integrity_check")) {
            return result.getString(1);
        }
    }

    @Test
    void oneReadsWholeRunsWhileAnotherWrites() throws Exception {
        var writer = WriterProcess.start(file, START, 6, null);
        try (var lines = lines(writer)) {
            assertThat(lines.readLine()).isEqualTo(WriterProcess.READY);
            var seen = new ArrayList<Integer>();
            while (writer.isAlive()) {
                seen.add(readAll());
            }
            seen.add(readAll());

            assertThat(writer.waitFor()).isZero();
            assertThat(seen).isSorted().endsWith(6);
        } finally {
            writer.destroyForcibly();
        }
    }

    private int readAll() throws IOException {
        try (var history = History.existing(new HistoryPlace.File(file))) {
            var runs = history.runs();
            for (var run : runs) {
                assertThat(history.rows(run)).hasSize(WriterProcess.CONTAINERS);
            }
            return runs.size();
        }
    }

    @Test
    void twoWritersLoseNothing() throws Exception {
        var first = WriterProcess.start(file, START, 3, null);
        var second = WriterProcess.start(file, START.plus(Duration.ofDays(100)), 3, null);
        try (var one = lines(first);
                var other = lines(second)) {
            one.lines().forEach(_ -> {});
            other.lines().forEach(_ -> {});
            assertThat(first.waitFor()).isZero();
            assertThat(second.waitFor()).isZero();

            assertThat(readAll()).isEqualTo(6);
        } finally {
            first.destroyForcibly();
            second.destroyForcibly();
        }
    }

    private static BufferedReader lines(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }
}
