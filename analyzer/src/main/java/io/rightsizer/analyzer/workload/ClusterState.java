package io.rightsizer.analyzer.workload;

import java.util.List;

/// The machines at the end of the window, what runs on them and what namespaces may ask for: all that prices need
/// beside the recommendations.
///
/// @param offerings empty where Karpenter is not scraped
public record ClusterState(List<Node> nodes, List<Placement> placements, List<Offering> offerings, List<Quota> quotas) {

    public static final ClusterState NONE = new ClusterState(List.of(), List.of(), List.of(), List.of());

    public ClusterState {
        nodes = List.copyOf(nodes);
        placements = List.copyOf(placements);
        offerings = List.copyOf(offerings);
        quotas = List.copyOf(quotas);
    }
}
