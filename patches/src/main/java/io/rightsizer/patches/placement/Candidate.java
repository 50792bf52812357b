package io.rightsizer.patches.placement;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.render.Manifest;
import java.util.List;

/// A workload whose change is to be brought about in one root.
///
/// @param change only what the manifest has a place for
/// @param manifest as the root renders it today
/// @param intents every leaf that is to differ
/// @param attempts ways to do it, the best first
/// @param overriding file of a patch that may have the last word; empty where none is found
record Candidate(
        WorkloadChange change, Manifest manifest, List<Intent> intents, List<Attempt> attempts, String overriding) {

    Candidate {
        intents = List.copyOf(intents);
        attempts = List.copyOf(attempts);
    }

    Candidate with(List<Attempt> others) {
        return new Candidate(change, manifest, intents, others, overriding);
    }

    WorkloadId id() {
        return change.id();
    }
}
