package io.rightsizer.analyzer.collector;

/// The series of kube-state-metrics that are read, each with what it is needed for.
/// Names: <https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics>.
enum KubeMetric {
    POD_OWNER("kube_pod_owner", "pods and their owners"),
    POD_INFO("kube_pod_info", "pods and their creators"),
    REPLICASET_OWNER("kube_replicaset_owner", "Deployments and Rollouts behind ReplicaSets"),
    REPLICASET_CREATED("kube_replicaset_created", "which ReplicaSet is the newest"),
    JOB_OWNER("kube_job_owner", "CronJobs behind Jobs"),
    REPLICATION_CONTROLLER_OWNER("kube_replicationcontroller_owner", "owners of ReplicationControllers"),
    CONTAINER_INFO("kube_pod_container_info", "containers of pods"),
    INIT_CONTAINER_INFO("kube_pod_init_container_info", "init containers and native sidecars of pods"),
    CONTAINER_REQUESTS("kube_pod_container_resource_requests", "current requests"),
    CONTAINER_LIMITS("kube_pod_container_resource_limits", "current limits"),
    INIT_CONTAINER_REQUESTS("kube_pod_init_container_resource_requests", "current requests of init containers"),
    INIT_CONTAINER_LIMITS("kube_pod_init_container_resource_limits", "current limits of init containers"),
    LAST_TERMINATED_REASON("kube_pod_container_status_last_terminated_reason", "containers killed for memory"),
    RESTARTS("kube_pod_container_status_restarts_total", "container restarts"),
    HPA_INFO("kube_horizontalpodautoscaler_info", "what HorizontalPodAutoscalers scale"),
    HPA_MIN_REPLICAS("kube_horizontalpodautoscaler_spec_min_replicas", "lower bounds of autoscalers"),
    HPA_MAX_REPLICAS("kube_horizontalpodautoscaler_spec_max_replicas", "upper bounds of autoscalers"),
    HPA_TARGET("kube_horizontalpodautoscaler_spec_target_metric", "what autoscalers scale on"),
    HPA_LABELS("kube_horizontalpodautoscaler_labels", "autoscalers that KEDA writes"),
    PDB_DESIRED_HEALTHY("kube_poddisruptionbudget_status_desired_healthy", "pods that disruption budgets want"),
    LIMIT_RANGE("kube_limitrange", "LimitRanges of namespaces"),
    NODE_ALLOCATABLE("kube_node_status_allocatable", "sizes of nodes"),
    NODE_INFO("kube_node_info", "nodes and their provider ids"),
    NODE_LABELS("kube_node_labels", "labels of nodes"),
    NODE_CAPACITY("kube_node_status_capacity", "what nodes have beside what pods may request"),
    NODE_TAINT("kube_node_spec_taint", "what keeps pods away from nodes"),
    NODE_UNSCHEDULABLE("kube_node_spec_unschedulable", "cordoned nodes"),
    POD_PHASE("kube_pod_status_phase", "pods that run"),
    POD_CLAIMS("kube_pod_spec_volumes_persistentvolumeclaims_info", "volumes of pods"),
    CLAIM_ACCESS_MODE("kube_persistentvolumeclaim_access_mode", "volumes that one node mounts at a time"),
    POD_NODE_SELECTORS("kube_pod_nodeselectors", "node selectors of pods"),
    RESOURCE_QUOTA("kube_resourcequota", "ResourceQuotas of namespaces");

    private final String series;
    private final String reason;

    KubeMetric(String series, String reason) {
        this.series = series;
        this.reason = reason;
    }

    String series() {
        return series;
    }

    String reason() {
        return reason;
    }
}
