package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Labels and annotations of workloads as kube-state-metrics writes them: `label_app_kubernetes_io_name` becomes
/// `app_kubernetes_io_name`, since its original cannot be told back. Exported only where the user allows it.
final class WorkloadLabels {

    private record Source(WorkloadKind kind, String resource, String nameLabel) {

        WorkloadId of(Fact fact) {
            var place = fact.place();
            return new WorkloadId(place.cluster(), place.namespace(), kind, fact.label(nameLabel));
        }
    }

    private static final List<Source> SOURCES = List.of(
            new Source(WorkloadKind.DEPLOYMENT, "kube_deployment", "deployment"),
            new Source(WorkloadKind.STATEFUL_SET, "kube_statefulset", "statefulset"),
            new Source(WorkloadKind.DAEMON_SET, "kube_daemonset", "daemonset"),
            new Source(WorkloadKind.CRON_JOB, "kube_cronjob", "cronjob"),
            new Source(WorkloadKind.JOB, "kube_job", "job_name"),
            new Source(WorkloadKind.POD, "kube_pod", "pod"));

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

    private final Map<WorkloadId, Map<String, String>> annotations = new HashMap<>();

    static WorkloadLabels read(KubeFacts facts) throws IOException {
        var labels = new WorkloadLabels();
        for (var source : SOURCES) {
            for (var fact :
                    facts.recently(source.resource() + "_annotations", "annotations of each " + source.kind())) {
                labels.annotations.put(source.of(fact), values(fact, "annotation_"));
            }
            for (var fact : facts.recently(source.resource() + "_labels", "labels of each " + source.kind())) {
                labels.byObject.put(source.of(fact), values(fact, "label_"));
            }
        }
        return labels;
    }

    /// What labels of a series tell whose names begin with `prefix`, which is left away.
    static Map<String, String> values(Fact fact, String prefix) {
        var own = new TreeMap<String, String>();
        fact.labels().map().forEach((name, value) -> {
            if (name.startsWith(prefix) && KubernetesNames.isLabelValue(value)) {
                own.put(name.substring(prefix.length()), value);
            }
        });
        return own;
    }

    /// Labels and annotations of the workload and of its pods, the workload's own before those of its pods; where a
    /// key is both, the label. What belongs to one pod alone is left out.
    Map<String, String> marks(WorkloadId id, List<PodKey> pods) {
        var all = new TreeMap<String, String>();
        for (var pod : pods) {
            all.putAll(annotations.getOrDefault(idOf(pod), Map.of()));
            all.putAll(ofPod(pod));
        }
        all.putAll(annotations.getOrDefault(id, Map.of()));
        all.putAll(byObject.getOrDefault(id, Map.of()));
        return all;
    }

    /// The workload's own labels, else those its first labelled pod has.
    Map<String, String> of(WorkloadId id, List<PodKey> pods) {
        var own = byObject.get(id);
        if (own != null && !own.isEmpty()) {
            return own;
        }
        return pods.stream()
                .map(this::ofPod)
                .filter(labels -> !labels.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    private static WorkloadId idOf(PodKey pod) {
        return new WorkloadId(pod.cluster(), pod.namespace(), WorkloadKind.POD, pod.pod());
    }

    private Map<String, String> ofPod(PodKey pod) {
        var labels = new TreeMap<>(byObject.getOrDefault(idOf(pod), Map.of()));
        labels.keySet().removeAll(OF_ONE_POD);
        return labels;
    }
}
