package io.rightsizer.api.history;

import java.time.Duration;

/// How long runs are kept.
///
/// @param rows since a run was stored
/// @param whole how many runs of each source keep their evidence and outlines
public record Retention(Duration rows, int whole) {

    public static final Retention DEFAULT = new Retention(Duration.ofDays(728), 4);

    /// What was removed.
    ///
    /// @param runs with all their rows
    /// @param trimmed runs of which the rows stay
    public record Pruned(int runs, int trimmed) {}
}
