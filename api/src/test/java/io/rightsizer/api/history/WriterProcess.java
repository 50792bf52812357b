package io.rightsizer.api.history;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process of its own that stores run after run until it is killed, or as many as it is told to. It says so when it
/// begins, and names each run once it is stored.
final class WriterProcess {

    static final int CONTAINERS = 3000;
    static final String READY = "ready";

    private WriterProcess() {}

    /// @param args the file, the moment of the first run, and how many runs
    public static void main(String[] args) throws IOException {
        var start = Instant.parse(args[1]);
        try (var history = History.open(new HistoryPlace.File(Path.of(args[0])))) {
            System.out.println(READY);
            for (int run = 0; run < Integer.parseInt(args[2]); run++) {
                var stored = history.store(Fleet.run(start.plus(Duration.ofDays(run)), CONTAINERS), "team", null);
                System.out.println(stored.id());
            }
        }
    }

    /// @param log gets what it says; absent where the caller reads that
    static Process start(Path file, Instant first, int runs, @Nullable Path log) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        file.toString(),
                        first.toString(),
                        Integer.toString(runs)))
                .redirectOutput(log == null ? Redirect.PIPE : Redirect.to(log.toFile()))
                .redirectError(Redirect.INHERIT)
                .start();
    }
}
