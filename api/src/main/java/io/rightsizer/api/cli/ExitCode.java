package io.rightsizer.api.cli;

/// What a script may rely on; documented in `docs/cli.md`.
enum ExitCode {
    OK(0),
    /// A bug of ours.
    INTERNAL(1),
    /// The command line or the configuration is wrong.
    USAGE(2),
    /// The result is usable, but part of the data is missing.
    PARTIAL(3),
    /// The source of usage cannot be used.
    SOURCE_UNUSABLE(4),
    /// What `--fail-on` names was found.
    FINDING(5),
    /// The forge failed after a good analysis.
    FORGE_FAILED(6),
    /// Another run holds the lock.
    LOCKED(7);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
