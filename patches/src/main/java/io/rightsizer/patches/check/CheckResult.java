package io.rightsizer.patches.check;

/// What one rule says of one workload's change.
///
/// @param text one sentence with the numbers
public record CheckResult(CheckCode code, Level level, String text) {

    public enum Level {
        PASS,
        WARN,
        BLOCK
    }
}
