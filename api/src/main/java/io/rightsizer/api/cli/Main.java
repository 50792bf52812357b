package io.rightsizer.api.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Where the executable starts.
public final class Main {

    /// Set by the launcher when standard error is a terminal: the JVM itself can only tell of all streams together.
    private static final String INTERACTIVE = "rightsizer.interactive";

    private Main() {}

    public static void main(String[] args) {
        var terminal = new Terminal(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Boolean.getBoolean(INTERACTIVE));
        System.exit(run(terminal, args));
    }

    /// Runs one command line and returns its exit code; what `main` and the tests both call.
    static int run(Terminal terminal, String... args) {
        var code = RightsizerCommand.commandLine(terminal, List.of(args)).execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }
}
