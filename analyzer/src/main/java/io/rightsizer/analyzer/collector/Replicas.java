package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// How many pods each workload wants, where its kind has a metric that says so.
final class Replicas {

    private record Source(WorkloadKind kind, String series, String nameLabel) {}

    private static final List<Source> SOURCES = List.of(
            new Source(WorkloadKind.DEPLOYMENT, "kube_deployment_spec_replicas", "deployment"),
            new Source(WorkloadKind.STATEFUL_SET, "kube_statefulset_replicas", "statefulset"),
            new Source(WorkloadKind.DAEMON_SET, "kube_daemonset_status_desired_number_scheduled", "daemonset"),
            new Source(WorkloadKind.REPLICA_SET, "kube_replicaset_spec_replicas", "replicaset"),
            new Source(
                    new WorkloadKind("ReplicationController"),
                    "kube_replicationcontroller_spec_replicas",
                    "replicationcontroller"));

    private final Map<WorkloadId, Integer> wanted = new HashMap<>();

    static Replicas read(KubeFacts facts) throws IOException {
        var replicas = new Replicas();
        for (var source : SOURCES) {
            for (var fact : facts.recently(source.series(), "replicas wanted of each " + source.kind())) {
                replicas.add(source, fact);
            }
        }
        return replicas;
    }

    private void add(Source source, Fact fact) {
        var place = fact.place();
        var id = new WorkloadId(place.cluster(), place.namespace(), source.kind(), fact.label(source.nameLabel()));
        if (fact.value() >= 0) {
            wanted.put(id, (int) fact.value());
        }
    }

    OptionalInt of(WorkloadId id) {
        var replicas = wanted.get(id);
        return replicas == null ? OptionalInt.empty() : OptionalInt.of(replicas);
    }
}
