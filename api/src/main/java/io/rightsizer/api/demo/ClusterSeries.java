package io.rightsizer.api.demo;

import java.util.Map;
import java.util.function.Consumer;

/// What kube-state-metrics says about the cluster itself: nodes, LimitRanges, disruption budgets.
final class ClusterSeries {

    private final KubeStateSink sink;
    private final ScrapeTimes always = KubeStateSink.times(PodPlan.BEFORE, PodPlan.AFTER);

    ClusterSeries(Consumer<DemoSeries> sink) {
        this.sink = new KubeStateSink(sink);
    }

    void addNode(DemoNode node) {
        sink.fact(
                "kube_node_labels",
                Map.of(
                        "node", node.name(),
                        "label_topology_kubernetes_io_region", node.region(),
                        "label_topology_kubernetes_io_zone", node.zone(),
                        "label_node_kubernetes_io_instance_type", node.instanceType(),
                        "label_karpenter_sh_capacity_type", node.capacityType(),
                        "label_kubernetes_io_arch", "amd64"),
                always);
        addAllocatable(node, "cpu", "core", node.allocatableCores());
        addAllocatable(node, "memory", "byte", node.allocatableBytes());
        addAllocatable(node, "pods", "integer", 58);
    }

    private void addAllocatable(DemoNode node, String resource, String unit, double amount) {
        sink.value(
                "kube_node_status_allocatable",
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

    void addDisruptionBudget(String namespace, String name, int allowed) {
        sink.value(
                "kube_poddisruptionbudget_status_pod_disruptions_allowed",
                Map.of("namespace", namespace, "poddisruptionbudget", name),
                always,
                Values.constant(allowed));
    }
}
