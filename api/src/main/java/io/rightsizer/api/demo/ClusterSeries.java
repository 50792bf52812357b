package io.rightsizer.api.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;

/// What kube-state-metrics says about the cluster itself: nodes, LimitRanges, disruption budgets.
final class ClusterSeries {

    private final KubeStateSink sink;
    private final ScrapeTimes always = KubeStateSink.times(PodPlan.FIRST, PodPlan.AFTER);

    ClusterSeries(Consumer<DemoSeries> sink) {
        this.sink = new KubeStateSink(sink);
    }

    void addNode(DemoNode node) {
        addDescription(node);
        addAmounts(
                "kube_node_status_capacity",
                node,
                node.machine().cores(),
                node.machine().bytes());
        addAmounts("kube_node_status_allocatable", node, node.allocatableCores(), node.allocatableBytes());
        sink.value("kube_node_spec_unschedulable", Map.of("node", node.name()), always, Values.constant(0));
        if (node.capacityType().equals("spot")) {
            sink.fact(
                    "kube_node_spec_taint",
                    Map.of(
                            "node",
                            node.name(),
                            "key",
                            "example.com/spot",
                            "value",
                            "true",
                            "effect",
                            "PreferNoSchedule"),
                    always);
        }
    }

    private void addDescription(DemoNode node) {
        sink.fact(
                "kube_node_info",
                Map.of(
                        "node", node.name(),
                        "provider_id", node.providerId(),
                        "internal_ip", node.address(),
                        "kubelet_version", "v1.34.1-eks-113cf36",
                        "os_image", "Amazon Linux 2023.9.20251020"),
                always);
        sink.fact(
                "kube_node_labels",
                Map.of(
                        "node", node.name(),
                        "label_topology_kubernetes_io_region", node.region(),
                        "label_topology_kubernetes_io_zone", node.zone(),
                        "label_node_kubernetes_io_instance_type", node.machine().type(),
                        "label_karpenter_sh_capacity_type", node.capacityType(),
                        "label_karpenter_sh_nodepool", node.pool(),
                        "label_kubernetes_io_arch", "amd64",
                        "label_kubernetes_io_os", "linux"),
                always);
    }

    private void addAmounts(String metric, DemoNode node, double cores, double bytes) {
        addAmount(metric, node, "cpu", "core", cores);
        addAmount(metric, node, "memory", "byte", bytes);
        addAmount(metric, node, "pods", "integer", node.machine().pods());
    }

    private void addAmount(String metric, DemoNode node, String resource, String unit, double amount) {
        sink.value(
                metric,
                Map.of("node", node.name(), "resource", resource, "unit", unit),
                always,
                Values.constant(amount));
    }

    /// @param constraint `min`, `max`, `default` (limit) or `defaultRequest`
    void addLimitRange(String namespace, String constraint, double cores, double bytes) {
        addLimitRangeOf(namespace, constraint, "cpu", cores);
        addLimitRangeOf(namespace, constraint, "memory", bytes);
    }

    private void addLimitRangeOf(String namespace, String constraint, String resource, double amount) {
        sink.value(
                "kube_limitrange",
                Map.of(
                        "namespace", namespace,
                        "limitrange", "defaults",
                        "type", "Container",
                        "constraint", constraint,
                        "resource", resource),
                always,
                Values.constant(amount));
    }

    void addDisruptionBudget(String namespace, String name, int healthy, int allowed) {
        var labels = Map.of("namespace", namespace, "poddisruptionbudget", name);
        var prefix = "kube_poddisruptionbudget_status_";
        sink.value(prefix + "desired_healthy", labels, always, Values.constant(healthy));
        sink.value(prefix + "pod_disruptions_allowed", labels, always, Values.constant(allowed));
    }

    /// A ResourceQuota of all workloads in a namespace.
    void addQuota(String namespace, List<DemoWorkload> workloads, double cores, double bytes, int pods) {
        var own = workloads.stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .toList();
        addQuotaOf(namespace, "requests.cpu", cores, second -> sum(own, second, DemoWorkload::requestedCores));
        addQuotaOf(namespace, "requests.memory", bytes, second -> sum(own, second, DemoWorkload::requestedBytes));
        addQuotaOf(namespace, "pods", pods, second -> sum(own, second, workload -> 1));
    }

    private static double sum(List<DemoWorkload> workloads, long second, ToDoubleFunction<DemoWorkload> ofPod) {
        return workloads.stream()
                .mapToDouble(workload -> workload.plan().replicasAt(second) * ofPod.applyAsDouble(workload))
                .sum();
    }

    private void addQuotaOf(String namespace, String resource, double hard, LongToDoubleFunction used) {
        var labels = Map.of("namespace", namespace, "resourcequota", "compute", "resource", resource);
        sink.value("kube_resourcequota", with(labels, "hard"), always, Values.constant(hard));
        sink.value("kube_resourcequota", with(labels, "used"), always, Values.gauge(used));
    }

    private static Map<String, String> with(Map<String, String> labels, String type) {
        var typed = new HashMap<>(labels);
        typed.put("type", type);
        return typed;
    }
}
