package io.rightsizer.bench.fleet;

import java.util.SortedMap;
import java.util.TreeMap;

/// Labels as kube-prometheus-stack leaves them.
final class SeriesLabels {

    private SeriesLabels() {}

    /// Of a container's cgroup.
    static SortedMap<String, String> cadvisor(String metric, Run run) {
        var labels = cadvisor(metric, run.pod(), run.cgroup());
        labels.put("container", run.spec().container());
        labels.put("image", run.spec().image());
        labels.put("name", run.hash());
        return labels;
    }

    /// Of the cgroup around a pod's containers.
    static SortedMap<String, String> cadvisor(String metric, Pod pod) {
        return cadvisor(metric, pod, pod.cgroup());
    }

    private static SortedMap<String, String> cadvisor(String metric, Pod pod, String cgroup) {
        var labels = of(
                metric,
                "endpoint",
                "https-metrics",
                "id",
                cgroup,
                "instance",
                pod.machine().kubelet(),
                "job",
                "kubelet",
                "metrics_path",
                "/metrics/cadvisor",
                "namespace",
                pod.namespace(),
                "node",
                pod.machine().name(),
                "pod",
                pod.name(),
                "service",
                "kube-prometheus-stack-kubelet");
        if (metric.equals(FleetBlock.CPU)) {
            labels.put("cpu", "total");
        }
        return labels;
    }

    static SortedMap<String, String> kubeState(String metric, String... more) {
        var labels = of(
                metric,
                "endpoint",
                "http",
                "instance",
                "10.0.0.9:8080",
                "job",
                "kube-state-metrics",
                "service",
                "kube-prometheus-stack-kube-state-metrics");
        put(labels, more);
        return labels;
    }

    static SortedMap<String, String> kubeState(String metric, Pod pod, String... more) {
        var labels = kubeState(metric, "namespace", pod.namespace(), "pod", pod.name(), "uid", pod.uid());
        put(labels, more);
        return labels;
    }

    private static SortedMap<String, String> of(String metric, String... labels) {
        var map = new TreeMap<String, String>();
        map.put("__name__", metric);
        put(map, labels);
        return map;
    }

    private static void put(SortedMap<String, String> labels, String... more) {
        for (int index = 0; index < more.length; index += 2) {
            labels.put(more[index], more[index + 1]);
        }
    }
}
