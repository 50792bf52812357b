package io.rightsizer.patches.check;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.change.Leaf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the run saw in the clusters. Make it once a run: it counts what DaemonSets take of every node.
public final class Live {

    public static final Live NONE = new Live(ClusterState.NONE, List.of());

    private record DaemonPod(WorkloadId id, String resource, Amount amount) {}

    private record NodeName(String cluster, String name) {}

    private final ClusterState state;
    private final Map<NodeName, List<DaemonPod>> daemons;

    /// @param recommendations of all containers of the run; those of DaemonSets tell what is left of a node
    public Live(ClusterState state, List<Recommendation> recommendations) {
        this.state = state;
        this.daemons = daemons(state, recommendations);
    }

    ClusterState state() {
        return state;
    }

    /// What DaemonSets request of a node together, `except` one of them, by resource.
    Map<String, Amount> daemonSets(Node node, WorkloadId except) {
        var taken = new HashMap<String, Amount>();
        daemons.getOrDefault(new NodeName(node.cluster(), node.name()), List.of()).stream()
                .filter(pod -> !pod.id.equals(except))
                .forEach(pod -> taken.merge(pod.resource, pod.amount, Amount::plus));
        return taken;
    }

    private static Map<NodeName, List<DaemonPod>> daemons(ClusterState state, List<Recommendation> recommendations) {
        var requested = new HashMap<WorkloadId, List<DaemonPod>>();
        for (var one : recommendations) {
            if (one.workload().kind().equals(WorkloadKind.DAEMON_SET)
                    && one.container().type() != ContainerType.INIT) {
                requested.merge(one.workload(), pods(one), Live::joined);
            }
        }
        var byNode = new HashMap<NodeName, List<DaemonPod>>();
        for (var placement : state.placements()) {
            var pods = requested.getOrDefault(placement.workload(), List.of());
            placement
                    .pods()
                    .keySet()
                    .forEach(node ->
                            byNode.merge(new NodeName(placement.workload().cluster(), node), pods, Live::joined));
        }
        return Map.copyOf(byNode);
    }

    private static List<DaemonPod> pods(Recommendation one) {
        return List.of(Leaf.CPU_REQUEST, Leaf.MEMORY_REQUEST).stream()
                .flatMap(leaf ->
                        Amount.read(leaf.resource(), leaf.of(one.container().current())).stream())
                .map(amount -> new DaemonPod(one.workload(), amount.resource(), amount))
                .toList();
    }

    private static List<DaemonPod> joined(List<DaemonPod> left, List<DaemonPod> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }
}
