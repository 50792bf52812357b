package io.rightsizer.patches.check;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ClusterState;
import java.util.List;

/// What the run saw in the clusters. Make it once a run.
///
/// @param recommendations of all containers of the run; of DaemonSets they tell what is left of a node
public record Live(ClusterState state, List<Recommendation> recommendations) {

    public static final Live NONE = new Live(ClusterState.NONE, List.of());

    public Live {
        recommendations = List.copyOf(recommendations);
    }
}
