package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.placement.PlacedWorkload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A workload that a pull request is to change.
///
/// @param placed where, as the survey of all workloads found it
record Member(Candidate candidate, WorkloadChange change, PlacedWorkload placed, Lane lane) {

    WorkloadId workload() {
        return change.id();
    }

    /// Of what the run recommends as a whole: what a part of it, or the way back, is worth is not known.
    Optional<Worth> worth() {
        return candidate.change().filter(change::equals).isPresent()
                ? Optional.ofNullable(candidate.worth())
                : Optional.empty();
    }

    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var container : change.containers()) {
            entries.add(Entry.of(
                    change.id(),
                    container,
                    entries.isEmpty() ? change.autoscaler() : null,
                    candidate.container(container.name())));
        }
        return List.copyOf(entries);
    }
}
