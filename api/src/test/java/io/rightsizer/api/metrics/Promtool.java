package io.rightsizer.api.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Prometheus' own judge of names, rules and expressions.
final class Promtool {

    private static final Path PROGRAM = Path.of("/usr/bin/promtool");

    private Promtool() {}

    /// @param said on both of its outputs
    record Judgement(int exitCode, String said) {}

    /// Skips the test, with the reason, where there is no promtool.
    static Judgement judge(byte[] input, Path directory, String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "needs " + PROGRAM);
        var command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        var file = Files.write(Files.createTempFile(directory, "promtool", ".in"), input);
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(file.toFile())
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Judgement(process.waitFor(), said);
    }
}
