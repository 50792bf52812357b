package io.rightsizer.api.lock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T06:00:00Z"));

    private final Path file;

    RunLockTest(@TempDir Path directory) {
        this.file = directory.resolve("state/run.lock");
    }

    @Test
    void tellsWhoHoldsItInOneLine() throws IOException {
        try (var lock = RunLock.take(file, CLOCK)) {
            assertThat(lock).isNotNull();
            assertThat(file)
                    .content()
                    .matches("process \\d+ on \\S+ since 2026-11-21T06:00:00Z, last heard of 2026-11-21T06:00:00Z\n");
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void refusesTheSecondRunOfTheSameProcess() throws IOException {
        try (var first = RunLock.take(file, CLOCK)) {
            assertThatThrownBy(() -> RunLock.take(file.resolveSibling("../state/run.lock"), CLOCK))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(first).isNotNull();
        }
    }

    @Test
    void isFreeOnceItWasClosed() throws IOException {
        RunLock.take(file, CLOCK).close();

        try (var second = RunLock.take(file, CLOCK)) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void refusesTheRunOfAnotherProcess() throws Exception {
        var other = holder();
        try {
            assertThatThrownBy(() -> RunLock.take(file, CLOCK))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("another run is at work: process " + other.pid() + " on ")
                    .hasMessageContaining(" holds " + file + "; wait for it to end");
            // A refused look at the file must not free it.
            assertThatThrownBy(() -> RunLock.take(file, CLOCK)).isInstanceOf(LockedException.class);
        } finally {
            kill(other);
        }
    }

    @Test
    void holdsAgainstAnotherProcessAfterASecondRunOfThisOneWasRefused() throws Exception {
        try (var lock = RunLock.take(file, CLOCK)) {
            assertThatThrownBy(() -> RunLock.take(file, CLOCK)).isInstanceOf(LockedException.class);

            var other = process();
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(other.getInputStream().readAllBytes(), UTF_8)).contains("LockedException");
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void isFreeOnceItsProcessWasKilled() throws Exception {
        kill(holder());

        try (var next = RunLock.take(file, CLOCK)) {
            assertThat(next).isNotNull();
        }
    }

    @Test
    void showsNothingHarmfulOfWhatStandsInTheFile() {
        var hostile = "process 1 \u001b[31mon\u202e evil" + "x".repeat(5000);

        assertThat(LockOwner.read(UTF_8.encode(hostile)))
                .startsWith("process 1 \uFFFD[31mon\uFFFD evilx")
                .hasSize(200);
        assertThat(LockOwner.read(UTF_8.encode(""))).isEqualTo("a process that has not named itself yet");
    }

    @Test
    void saysWhatToDoWhereNoFileCanBe() throws IOException {
        Files.createDirectories(file);

        assertThatThrownBy(() -> RunLock.take(file, CLOCK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    private Process holder() throws IOException {
        var process = process();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        assertThat(output.readLine()).isEqualTo("holds RunLock");
        return process;
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LockHolder.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
