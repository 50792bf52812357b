package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;

import io.rightsizer.api.history.HistoryPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Three runs of the embedded cluster in one history, made once for all tests that look at it: before the
/// release of 28 October, four days after it, and the newest.
final class DemoWeeks {

    static final Path DIRECTORY = Path.of("target", "history-demo");

    private static final Path FILE = made();

    private DemoWeeks() {}

    static HistoryPlace place() {
        return new HistoryPlace.File(FILE);
    }

    static Invocation ask(String... command) {
        return rightsizer(Stream.concat(Stream.of(command), Stream.of("--history", FILE.toString()))
                .toArray(String[]::new));
    }

    private static Path made() {
        var file = DIRECTORY.resolve("history.db");
        try {
            Files.deleteIfExists(file);
        } catch (IOException held) {
            throw new UncheckedIOException(held);
        }
        for (var day : List.of("2026-10-25", "2026-11-01", "2026-11-15")) {
            var demo = rightsizer("demo", "--dir", DIRECTORY.toString(), "--as-of", day + "T00:00:00Z", "-o", "csv");
            if (demo.exitCode() != 0) {
                throw new AssertionError("the demo failed: " + demo.err());
            }
        }
        return file;
    }
}
