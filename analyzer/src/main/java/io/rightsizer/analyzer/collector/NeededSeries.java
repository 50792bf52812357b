package io.rightsizer.analyzer.collector;

import java.util.List;

/// A metric the collector reads, whether recommendations depend on it, and what to do where it is missing.
record NeededSeries(String metric, boolean essential, String fix) {

    private static final String CADVISOR = "scrape the kubelets' /metrics/cadvisor, and keep this metric there";
    private static final String KSM = "run kube-state-metrics, scrape it, and keep this metric there";

    static final List<NeededSeries> ALL = List.of(
            new NeededSeries("container_cpu_usage_seconds_total", true, CADVISOR),
            new NeededSeries("container_memory_working_set_bytes", true, CADVISOR),
            new NeededSeries(
                    "container_cpu_cfs_periods_total",
                    false,
                    "nothing, where no container has a CPU limit; otherwise " + CADVISOR),
            new NeededSeries(
                    "container_cpu_cfs_throttled_periods_total",
                    false,
                    "nothing, where no container has a CPU limit; otherwise " + CADVISOR),
            new NeededSeries("container_oom_events_total", false, CADVISOR),
            new NeededSeries("kube_pod_owner", true, KSM),
            new NeededSeries("kube_replicaset_owner", true, KSM),
            new NeededSeries("kube_job_owner", false, KSM),
            new NeededSeries("kube_pod_container_resource_requests", true, KSM),
            new NeededSeries("kube_pod_container_resource_limits", false, KSM),
            new NeededSeries("kube_pod_container_status_last_terminated_reason", false, KSM),
            new NeededSeries("kube_pod_container_status_restarts_total", false, KSM),
            new NeededSeries("kube_horizontalpodautoscaler_spec_target_metric", false, KSM),
            new NeededSeries("kube_node_status_allocatable", false, KSM),
            new NeededSeries("kube_node_info", false, KSM),
            new NeededSeries(
                    "kube_node_labels",
                    false,
                    "start kube-state-metrics with --metric-labels-allowlist=nodes=[*], for prices of nodes"));
}
