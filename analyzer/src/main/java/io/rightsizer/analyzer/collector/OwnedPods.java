package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Every pod of the window, dead ones included.
///
/// @param owners the direct owner of each pod
/// @param running pods that exist at the end of the window
/// @param recent pods that existed shortly before, for workloads whose last scrape is late
/// @param labels what names are called on kube-state-metrics' series
record OwnedPods(Map<PodKey, WorkloadId> owners, Set<PodKey> running, Set<PodKey> recent, List<NameLabels> labels) {

    static OwnedPods read(KubeFacts facts, Queries queries) throws IOException {
        var owned = facts.ever(KubeMetric.POD_OWNER);
        return owned.isEmpty()
                ? of(facts, queries, KubeMetric.POD_INFO, facts.ever(KubeMetric.POD_INFO))
                : of(facts, queries, KubeMetric.POD_OWNER, owned);
    }

    private static OwnedPods of(KubeFacts facts, Queries queries, KubeMetric metric, List<Fact> pods)
            throws IOException {
        if (pods.isEmpty() && queries.part().isWhole()) {
            throw missing(queries);
        }
        var labels = NameLabels.of(pods);
        var named = facts.under(labels);
        return new OwnedPods(owners(metric, pods), keys(named.now(metric)), keys(named.recently(metric)), labels);
    }

    private static Map<PodKey, WorkloadId> owners(KubeMetric metric, List<Fact> pods) {
        var kindLabel = metric == KubeMetric.POD_OWNER ? "owner_kind" : "created_by_kind";
        var nameLabel = metric == KubeMetric.POD_OWNER ? "owner_name" : "created_by_name";
        var owners = new TreeMap<PodKey, WorkloadId>();
        for (var pod : pods) {
            var owner = Owners.direct(pod, kindLabel, nameLabel);
            if (!pod.label("owner_is_controller").equals("false")) {
                owners.put(pod.pod(), smaller(owners.getOrDefault(pod.pod(), owner), owner));
            }
        }
        // A pod all of whose owners only hold a reference is as bare as one without.
        pods.forEach(pod -> owners.computeIfAbsent(pod.pod(), key -> Owners.bare(pod)));
        return owners;
    }

    private static WorkloadId smaller(WorkloadId left, WorkloadId right) {
        return left.compareTo(right) <= 0 ? left : right;
    }

    private static Set<PodKey> keys(List<Fact> facts) {
        var keys = new HashSet<PodKey>();
        facts.forEach(fact -> keys.add(fact.pod()));
        return keys;
    }

    private static SourceUnusableException missing(Queries queries) {
        var options = queries.options();
        var cluster = options.cluster() == null ? "" : " for " + options.clusterLabel() + "=" + options.cluster();
        var namespaces = options.namespaces() == null ? "" : " in namespaces matching " + options.namespaces();
        return new SourceUnusableException(
                "no kube_pod_owner series between " + queries.window().from() + " and "
                        + queries.window().to() + cluster + namespaces + ", so no pod has a known owner;"
                        + " check that this server scrapes kube-state-metrics, and the cluster and namespace filters");
    }
}
