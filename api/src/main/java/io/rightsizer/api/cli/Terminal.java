package io.rightsizer.api.cli;

import java.io.PrintWriter;
import java.util.Map;

/// Where a command writes and what it may know of its surroundings.
///
/// @param out results, UTF-8
/// @param err progress, warnings and errors
/// @param environment variables of the process
/// @param interactive whether a person watches standard error
record Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment, boolean interactive) {

    private static final int DEFAULT_WIDTH = 120;

    Terminal {
        environment = Map.copyOf(environment);
    }

    /// Columns a table may take: `COLUMNS`, which the launcher sets on a terminal.
    int width() {
        try {
            return Math.max(60, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException notANumber) {
            return DEFAULT_WIDTH;
        }
    }

    /// Tells the person, not the pipe.
    void say(String sentence) {
        err.println(sentence);
        err.flush();
    }
}
