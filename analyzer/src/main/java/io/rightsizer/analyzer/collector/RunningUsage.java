package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Containers that had memory usage at the last grid point: each of them must be among what the usage read brings,
/// or the read is incomplete. Counted per container rather than per namespace, so that it can be told which is missing.
///
/// @param labels what names are called on usage series
record RunningUsage(List<NameLabels> labels, Set<ContainerKey> containers, Set<PodKey> pods) {

    static RunningUsage read(PrometheusServer server, Queries queries) throws IOException {
        var window = queries.window();
        // A sample within the look-back of that point belongs to a grid point of the window; one after it may not.
        var at = Instant.ofEpochMilli(window.firstPoint() + (window.points() - 1L) * window.stepMillis());
        var sorts = NameLabels.of(server, queries, at);
        var containers = new TreeSet<ContainerKey>();
        for (var names : sorts) {
            for (var row : server.query(queries.running(names), at)) {
                var cluster = row.labels().get(queries.options().clusterLabel());
                var container = NameLabels.keyOf(row.labels(), cluster);
                if (queries.part().holds(container.pod().place())) {
                    containers.add(container);
                }
            }
        }
        var pods = new HashSet<PodKey>();
        containers.forEach(container -> pods.add(container.pod()));
        return new RunningUsage(sorts, containers, pods);
    }
}
