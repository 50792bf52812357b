package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.Coverage;

/// What became of one discovered container. Every container gets exactly one.
public sealed interface Verdict {

    /// The word used in every output.
    default String label() {
        return getClass().getSimpleName();
    }

    /// The requests or limits should change, and a patch may be written.
    record Resize() implements Verdict {}

    /// What it has is close enough to what it needs.
    record Keep(String why) implements Verdict {}

    /// Not enough data to lower or raise anything.
    record TooLittleHistory(Coverage coverage) implements Verdict {}

    /// A guardrail wants a person to look before anything is written.
    record NeedsReview(String why) implements Verdict {}

    /// Deliberately not sized; the code is among the recommendation's codes.
    record Skipped(String why) implements Verdict {}

    /// Could not be read; the code is among the recommendation's codes.
    record Failed(String why) implements Verdict {}
}
