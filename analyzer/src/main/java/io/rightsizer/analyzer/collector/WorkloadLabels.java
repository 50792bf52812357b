package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Labels of workloads as kube-state-metrics writes them: `label_app_kubernetes_io_name` becomes
/// `app_kubernetes_io_name`, since its original cannot be told back. Exported only where the user allows it.
final class WorkloadLabels {

    private record Source(WorkloadKind kind, String series, String nameLabel) {}

    private static final String PREFIX = "label_";

    private static final List<Source> SOURCES = List.of(
            new Source(WorkloadKind.DEPLOYMENT, "kube_deployment_labels", "deployment"),
            new Source(WorkloadKind.STATEFUL_SET, "kube_statefulset_labels", "statefulset"),
            new Source(WorkloadKind.DAEMON_SET, "kube_daemonset_labels", "daemonset"),
            new Source(WorkloadKind.CRON_JOB, "kube_cronjob_labels", "cronjob"),
            new Source(WorkloadKind.JOB, "kube_job_labels", "job_name"),
            new Source(WorkloadKind.POD, "kube_pod_labels", "pod"));

    /// Labels of a single pod, not of its workload.
    private static final Set<String> OF_ONE_POD = Set.of(
            "pod_template_hash",
            "controller_revision_hash",
            "pod_template_generation",
            "statefulset_kubernetes_io_pod_name",
            "apps_kubernetes_io_pod_index",
            "rollouts_pod_template_hash",
            "controller_uid",
            "batch_kubernetes_io_controller_uid",
            "batch_kubernetes_io_job_name",
            "job_name");

    private final Map<WorkloadId, Map<String, String>> byObject = new HashMap<>();

    static WorkloadLabels read(KubeFacts facts) throws IOException {
        var labels = new WorkloadLabels();
        for (var source : SOURCES) {
            for (var fact : facts.recently(source.series(), "labels of each " + source.kind())) {
                labels.add(source, fact);
            }
        }
        return labels;
    }

    private void add(Source source, Fact fact) {
        var place = fact.place();
        var own = new TreeMap<String, String>();
        fact.labels().map().forEach((name, value) -> {
            if (name.startsWith(PREFIX) && KubernetesNames.isLabelValue(value)) {
                own.put(name.substring(PREFIX.length()), value);
            }
        });
        byObject.put(
                new WorkloadId(place.cluster(), place.namespace(), source.kind(), fact.label(source.nameLabel())), own);
    }

    /// The workload's own labels, else those its first labelled pod has.
    Map<String, String> of(WorkloadId id, List<PodKey> pods) {
        var own = byObject.get(id);
        if (own != null && !own.isEmpty()) {
            return own;
        }
        return pods.stream()
                .map(pod -> ofPod(pod, id))
                .filter(labels -> !labels.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    private Map<String, String> ofPod(PodKey pod, WorkloadId workload) {
        var id = new WorkloadId(workload.cluster(), workload.namespace(), WorkloadKind.POD, pod.pod());
        var labels = new TreeMap<>(byObject.getOrDefault(id, Map.of()));
        labels.keySet().removeAll(OF_ONE_POD);
        return labels;
    }
}
