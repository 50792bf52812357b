package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Follows owners from a pod up to what a person deploys: ReplicaSet to Deployment or Rollout, Job to CronJob,
/// ReplicationController to DeploymentConfig. Any other owner of a pod is itself the workload, whatever its kind.
final class Owners {

    private static final WorkloadKind NODE = new WorkloadKind("Node");
    private static final WorkloadKind REPLICATION_CONTROLLER = new WorkloadKind("ReplicationController");
    private static final Set<String> NOBODY = Set.of("", "<none>");

    private final Map<WorkloadId, WorkloadId> above = new HashMap<>();

    static Owners read(KubeFacts facts) throws IOException {
        var owners = new Owners();
        owners.add(facts.ever(KubeMetric.REPLICASET_OWNER), WorkloadKind.REPLICA_SET, "replicaset");
        owners.add(facts.ever(KubeMetric.JOB_OWNER), WorkloadKind.JOB, "job_name");
        owners.add(
                facts.ever(KubeMetric.REPLICATION_CONTROLLER_OWNER), REPLICATION_CONTROLLER, "replicationcontroller");
        return owners;
    }

    private void add(List<Fact> facts, WorkloadKind kind, String nameLabel) {
        for (var fact : facts) {
            if (!NOBODY.contains(fact.label("owner_kind"))) {
                var owned = id(fact.place(), kind, fact.label(nameLabel));
                above.merge(owned, owner(fact, "owner_kind", "owner_name"), Owners::smaller);
            }
        }
    }

    /// What `kube_pod_owner` (or `kube_pod_info`, with other labels) says owns the pod directly.
    static WorkloadId direct(Fact fact, String kindLabel, String nameLabel) {
        if (NOBODY.contains(fact.label(kindLabel))) {
            return bare(fact);
        }
        var owner = owner(fact, kindLabel, nameLabel);
        return owner.kind().equals(NODE) ? staticPod(fact, owner) : owner;
    }

    /// A pod that nothing owns is a workload of its own.
    static WorkloadId bare(Fact fact) {
        return id(fact.place(), WorkloadKind.POD, fact.label("pod"));
    }

    /// The workload at the top of the chain that begins at a pod's direct owner.
    WorkloadId top(WorkloadId direct) {
        var next = above.get(direct);
        return next == null ? direct : above.getOrDefault(next, next);
    }

    /// A static pod is called after its node: `kube-apiserver-node-1`. Without that suffix the copies on several
    /// nodes are
    /// one workload. Its kind stays `Node`, since no manifest of a Pod declares it.
    private static WorkloadId staticPod(Fact fact, WorkloadId node) {
        var pod = fact.label("pod");
        var suffix = "-" + node.name();
        var named = pod.endsWith(suffix) && pod.length() > suffix.length();
        return id(fact.place(), NODE, named ? pod.substring(0, pod.length() - suffix.length()) : pod);
    }

    private static WorkloadId owner(Fact fact, String kindLabel, String nameLabel) {
        return id(fact.place(), new WorkloadKind(fact.label(kindLabel)), fact.label(nameLabel));
    }

    private static WorkloadId id(Place place, WorkloadKind kind, String name) {
        return new WorkloadId(place.cluster(), place.namespace(), kind, name);
    }

    /// Two owners of one object are a rarity; the same one is taken in every run.
    private static WorkloadId smaller(WorkloadId left, WorkloadId right) {
        return left.compareTo(right) <= 0 ? left : right;
    }
}
