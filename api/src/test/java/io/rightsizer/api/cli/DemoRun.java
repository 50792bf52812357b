package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;

import java.nio.file.Path;

/// The embedded cluster's run, made once for all tests that look at it. It also left its files in [#DIRECTORY].
final class DemoRun {

    static final Path DIRECTORY = Path.of("target", "demo-run");
    static final Invocation FIRST = rightsizer("demo", "-o", "json", "--dir", DIRECTORY.toString());

    private DemoRun() {}

    /// Where the demo kept the run.
    static String history() {
        return DIRECTORY.resolve("history.db").toString();
    }

    /// The saved run, for `--from`.
    static String saved() {
        if (FIRST.exitCode() != 0) {
            throw new AssertionError("the demo failed: " + FIRST.err());
        }
        return DIRECTORY.resolve("run.json").toString();
    }
}
