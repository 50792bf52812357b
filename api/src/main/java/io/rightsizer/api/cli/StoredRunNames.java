package io.rightsizer.api.cli;

import io.rightsizer.api.history.RunName;

/// Reads what the command line calls a run.
final class StoredRunNames {

    private StoredRunNames() {}

    /// @throws UsageException when that cannot be the name of a run
    static RunName parse(String text) {
        return RunName.parse(text)
                .orElseThrow(
                        () -> new UsageException(
                                "'" + text
                                        + "' is not the name of a run; give an id as 'rightsizer history list' shows it, latest, or latest~1"));
    }
}
