package io.rightsizer.patches.placement;

/// What is known of a workload's change before anything is tried.
sealed interface Prepared {

    record Ready(Candidate candidate) implements Prepared {}

    /// Nothing is to be tried.
    record Settled(PlacedWorkload workload) implements Prepared {}
}
