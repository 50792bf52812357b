package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.WorkloadChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A workload that the run looked at, whether or not it is to change.
///
/// @param labels of the workload, keys as kube-state-metrics writes them; may be empty
/// @param recommendations of all its containers
/// @param worth of the change; absent where no price is known
public record Candidate(
        WorkloadId workload,
        Map<String, String> labels,
        List<Recommendation> recommendations,
        @Nullable Worth worth) {

    public Candidate {
        labels = Map.copyOf(labels);
        recommendations = List.copyOf(recommendations);
    }

    /// Empty where all of it stays as it is, or nothing can be written for it.
    Optional<WorkloadChange> change() {
        return WorkloadChange.of(recommendations).stream().findFirst();
    }

    Optional<Recommendation> container(String name) {
        return recommendations.stream()
                .filter(one -> one.container().name().equals(name))
                .findFirst();
    }
}
