package io.rightsizer.api.metrics;

import io.rightsizer.api.report.Run;
import io.rightsizer.pricing.saving.Costs;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest usable run, whichever process made it.
///
/// @param costs absent where they were not asked for
/// @param completed when it ended, which is not the moment it looks back from
/// @param lastSuccess when the newest complete run ended; empty where there is none
/// @param incompleteInARow how many runs up to the newest one were partial or failed
public record LatestRun(
        Run run, @Nullable Costs costs, Instant completed, Optional<Instant> lastSuccess, int incompleteInARow) {}
