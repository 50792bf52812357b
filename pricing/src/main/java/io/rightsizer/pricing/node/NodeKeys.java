package io.rightsizer.pricing.node;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import java.util.List;
import java.util.Optional;

/// Tells what the price of a node depends on. Each part comes from the first of these that has it: the label
/// Kubernetes uses today, its former name, the provider id, the cost exporter (for spot only), the user's mapping
/// file. A label stands above the file, so that a file written once does not outlive the machines it was written for.
public final class NodeKeys {

    private static final List<String> TYPE =
            List.of("node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type");
    private static final List<String> REGION =
            List.of("topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region");
    private static final List<String> ZONE =
            List.of("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone");
    private static final List<String> ARCH = List.of("kubernetes.io/arch", "beta.kubernetes.io/arch");
    private static final List<String> OS = List.of("kubernetes.io/os", "beta.kubernetes.io/os");
    private static final List<String> POOL = List.of(
            "karpenter.sh/nodepool",
            "karpenter.sh/provisioner-name",
            "eks.amazonaws.com/nodegroup",
            "alpha.eksctl.io/nodegroup-name",
            "kubernetes.azure.com/agentpool",
            "agentpool",
            "cloud.google.com/gke-nodepool",
            "kops.k8s.io/instancegroup");

    private final NodeMapping mapping;

    public NodeKeys(NodeMapping mapping) {
        this.mapping = mapping;
    }

    public NodeKey of(Node node) {
        var labels = NodeLabels.of(node);
        var id = ProviderId.of(node.providerId());
        var provider = first(id.provider(), providerOf(labels), mapped(node, NodeMapping.Column.PROVIDER));
        var zone = first(zone(provider, labels), id.zone(), mapped(node, NodeMapping.Column.ZONE));
        var region = first(labels.first(REGION), id.region(), ProviderId.regionOf(provider, zone));
        return new NodeKey(
                provider,
                first(region, mapped(node, NodeMapping.Column.REGION)),
                zone,
                first(labels.first(TYPE), mapped(node, NodeMapping.Column.INSTANCE_TYPE)),
                first(labels.first(ARCH), mapped(node, NodeMapping.Column.ARCH)),
                first(labels.first(OS), mapped(node, NodeMapping.Column.OS)),
                purchase(node, labels),
                first(labels.first(POOL), id.pool(), mapped(node, NodeMapping.Column.POOL)));
    }

    /// Whether AWS bills the pod on it instead of the machine.
    public static boolean isFargate(Node node) {
        return NodeLabels.of(node).has("eks.amazonaws.com/compute-type", "fargate")
                || (node.name().startsWith("fargate-ip-") && node.providerId().startsWith("aws:"));
    }

    /// Whether Karpenter made it.
    public static boolean isKarpenters(Node node) {
        return !NodeLabels.of(node)
                .first(List.of("karpenter.sh/nodepool", "karpenter.sh/provisioner-name"))
                .isEmpty();
    }

    /// Whether it belongs to a GKE Autopilot cluster, where pods are billed unless they choose a machine: such nodes
    /// are called `gk3-…`, and no label tells.
    public static boolean isAutopilot(Node node) {
        return node.name().startsWith("gk3-") && node.providerId().startsWith("gce:");
    }

    private CapacityType purchase(Node node, NodeLabels labels) {
        var quoted = node.cost() != null && node.cost().spot()
                ? Optional.of(CapacityType.SPOT)
                : Optional.<CapacityType>empty();
        return Purchase.of(labels)
                .or(() -> quoted)
                .or(() -> mapping.capacityType(node))
                .orElse(CapacityType.ON_DEMAND);
    }

    private static String providerOf(NodeLabels labels) {
        if (labels.anyOf("eks.amazonaws.com") || labels.anyOf("karpenter.k8s.aws")) {
            return "aws";
        }
        if (labels.anyOf("kubernetes.azure.com") || labels.anyOf("karpenter.azure.com")) {
            return "azure";
        }
        return labels.anyOf("cloud.google.com") ? "gcp" : "";
    }

    /// Azure puts the number of a fault domain where a machine is in no zone: `0`.
    private static String zone(String provider, NodeLabels labels) {
        var zone = labels.first(ZONE);
        return provider.equals("azure") && zone.matches("\\d+") ? "" : zone;
    }

    private String mapped(Node node, NodeMapping.Column column) {
        return mapping.value(node, column);
    }

    private static String first(String... values) {
        return List.of(values).stream()
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
