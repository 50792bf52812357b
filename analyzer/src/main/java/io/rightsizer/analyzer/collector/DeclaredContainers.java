package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.ContainerType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which containers pods declare, and how each takes part in its pod's life.
final class DeclaredContainers {

    private final Map<PodKey, Map<String, ContainerType>> byPod = new HashMap<>();

    static DeclaredContainers read(KubeFacts facts) throws IOException {
        var declared = new DeclaredContainers();
        for (var fact : facts.ever(KubeMetric.CONTAINER_INFO)) {
            declared.add(fact.container(), ContainerType.APP);
        }
        for (var fact : facts.ever(KubeMetric.INIT_CONTAINER_INFO)) {
            var always = fact.label("restart_policy").equals("Always");
            declared.add(fact.container(), always ? ContainerType.SIDECAR : ContainerType.INIT);
        }
        return declared;
    }

    /// Declares what only a request or a limit tells of; a type that is already known stays.
    void addAll(Iterable<ContainerKey> containers, ContainerType type) {
        containers.forEach(container -> add(container, type));
    }

    private void add(ContainerKey container, ContainerType type) {
        byPod.computeIfAbsent(container.pod(), pod -> new TreeMap<>())
                .merge(
                        container.container(),
                        type,
                        (one, two) ->
                                // The more telling of the two; a native sidecar is also listed as an init container.
                                one.compareTo(two) >= 0 ? one : two);
    }

    /// By name; empty when nothing tells of the pod's specification.
    Map<String, ContainerType> of(PodKey pod) {
        return byPod.getOrDefault(pod, Map.of());
    }

    /// By name, over several pods.
    Map<String, ContainerType> of(List<PodKey> pods) {
        var all = new TreeMap<String, ContainerType>();
        pods.forEach(pod -> of(pod).forEach(
                        (name, type) -> all.merge(name, type, (one, two) -> one.compareTo(two) >= 0 ? one : two)));
        return all;
    }
}
