package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// Containers that export JVM memory metrics. A scrape that names only the pod speaks for its container when
/// the pod has one app container.
final class JvmContainers {

    private final Set<ContainerKey> containers = new HashSet<>();
    private final Set<PodKey> pods = new HashSet<>();

    static JvmContainers read(KubeFacts facts) throws IOException {
        var found = new JvmContainers();
        found.add(facts.jvm(KubeMetric.JVM_MEMORY_USED));
        found.add(facts.jvm(KubeMetric.JVM_MEMORY_MAX));
        return found;
    }

    private void add(Iterable<Fact> facts) {
        for (var fact : facts) {
            if (fact.label("container").isEmpty()) {
                pods.add(fact.pod());
            } else {
                containers.add(fact.container());
            }
        }
    }

    boolean runsIn(ContainerKey container, boolean onlyAppContainer) {
        return containers.contains(container) || (onlyAppContainer && pods.contains(container.pod()));
    }
}
