package io.rightsizer.pricing.node;

import io.rightsizer.pricing.CapacityType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a machine is bought, by the labels that say so. Those a provider or Karpenter sets itself stand above those a
/// user may have set: the first that is there decides.
final class Purchase {

    private record Sign(String key, List<String> spot, List<String> onDemand) {

        Optional<CapacityType> in(NodeLabels labels) {
            var value = labels.get(key);
            if (spot.stream().anyMatch(value::equalsIgnoreCase)) {
                return Optional.of(CapacityType.SPOT);
            }
            return onDemand.stream().anyMatch(value::equalsIgnoreCase)
                    ? Optional.of(CapacityType.ON_DEMAND)
                    : Optional.empty();
        }
    }

    private static final List<Sign> SIGNS = List.of(
            new Sign("karpenter.sh/capacity-type", List.of("spot"), List.of("on-demand", "reserved")),
            new Sign("eks.amazonaws.com/capacityType", List.of("SPOT"), List.of("ON_DEMAND", "CAPACITY_BLOCK")),
            new Sign("kubernetes.azure.com/scalesetpriority", List.of("spot"), List.of("regular")),
            new Sign("cloud.google.com/gke-spot", List.of("true"), List.of()),
            new Sign("cloud.google.com/gke-preemptible", List.of("true"), List.of()),
            new Sign("cloud.google.com/gke-provisioning", List.of("spot", "preemptible"), List.of("standard")),
            new Sign("lifecycle", List.of("EC2Spot", "spot"), List.of("OnDemand", "on-demand", "normal")),
            new Sign("node.kubernetes.io/lifecycle", List.of("spot"), List.of("on-demand", "normal")),
            new Sign("node-role.kubernetes.io/spot-worker", List.of("true"), List.of()));

    private Purchase() {}

    /// Empty where no label tells.
    static Optional<CapacityType> of(NodeLabels labels) {
        return SIGNS.stream()
                .flatMap(sign -> sign.in(labels).stream())
                .findFirst()
                .or(() -> ofInstanceGroup(labels.get("kops.k8s.io/instancegroup")));
    }

    /// kops says it by nothing but the name its user gave the group: `nodes-spot`.
    private static Optional<CapacityType> ofInstanceGroup(String name) {
        return Stream.of(name.split("[-._]")).anyMatch("spot"::equalsIgnoreCase)
                ? Optional.of(CapacityType.SPOT)
                : Optional.empty();
    }
}
