package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Resources;

/// A rule that turns usage into requests and limits. Pure: the same history always gives the same answer,
/// and nothing but the history, what is set today and the settings is looked at.
public interface Policy {

    /// The name users select it by.
    String name();

    /// One sentence for `--help` and the documentation.
    String summary();

    /// The policy's own numbers, before any guardrail. A resource the history says nothing about stays absent.
    ///
    /// @param seen the history, its points pooled and sorted
    /// @param current what is set today; some rules keep the ratio of limit to request
    Proposal propose(Seen seen, Resources current, PolicySettings settings);

    /// Looks at the history once and remembers what it takes to propose later, when the fleet's margins are known.
    default Study study(Seen seen, Resources current, PolicySettings settings) {
        return Study.of(propose(seen, current, settings));
    }
}
