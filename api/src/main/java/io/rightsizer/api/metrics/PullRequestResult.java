package io.rightsizer.api.metrics;

import java.util.Locale;

/// What became of a pull request in a run.
public enum PullRequestResult {
    OPENED,
    UPDATED,
    UNCHANGED,
    CLOSED,
    FAILED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
