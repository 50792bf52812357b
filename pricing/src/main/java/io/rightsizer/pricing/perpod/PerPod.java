package io.rightsizer.pricing.perpod;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.RequestedTotals;
import io.rightsizer.pricing.RequestedTotals.Requested;
import io.rightsizer.pricing.node.NodeKeys;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Pods that are billed for themselves, now and with the next step. Unlike machines that have to become empty
/// first, what such a pod no longer requests is saved at once, in the steps of its provider.
///
/// @param pods how many
/// @param now what one is billed for
/// @param after the same with the next step
/// @param price absent where nobody told
public record PerPod(
        WorkloadId workload,
        Service service,
        int pods,
        PodSize now,
        PodSize after,
        @Nullable PodPrice price) {

    /// Who bills pods.
    public enum Service {
        FARGATE("Fargate"),
        AUTOPILOT("GKE Autopilot");

        private final String label;

        Service(String label) {
            this.label = label;
        }

        /// As its provider writes it.
        public String label() {
            return label;
        }

        private PodSize size(Requested pod) {
            return switch (this) {
                case FARGATE -> Fargate.size(pod);
                case AUTOPILOT -> Autopilot.size(pod, Autopilot.Bursting.ON);
            };
        }

        private static Optional<Service> of(Node node) {
            if (NodeKeys.isFargate(node)) {
                return Optional.of(FARGATE);
            }
            return NodeKeys.isAutopilot(node) ? Optional.of(AUTOPILOT) : Optional.empty();
        }
    }

    private record Place(String cluster, String node) {}

    /// What all these pods save an hour; empty where the price is not known or a pod is larger than what is offered.
    public Optional<BigDecimal> saved() {
        return price != null && now instanceof PodSize.Billed today && after instanceof PodSize.Billed later
                ? Optional.of(today.hourly(price).subtract(later.hourly(price)).multiply(BigDecimal.valueOf(pods)))
                : Optional.empty();
    }

    /// Ordered by workload.
    public static List<PerPod> of(ClusterState state, List<Recommendation> recommendations, @Nullable PodPrice price) {
        var services = new HashMap<Place, Service>();
        state.nodes().forEach(node -> Service.of(node)
                .ifPresent(service -> services.put(new Place(node.cluster(), node.name()), service)));
        if (services.isEmpty()) {
            return List.of();
        }
        var containers = recommendations.stream().collect(Collectors.groupingBy(Recommendation::workload));
        return state.placements().stream()
                .flatMap(placement -> counted(placement, services).entrySet().stream()
                        .map(each -> of(
                                placement.workload(),
                                each.getKey(),
                                each.getValue(),
                                containers.getOrDefault(placement.workload(), List.of()),
                                price)))
                .sorted(Comparator.comparing(PerPod::workload).thenComparing(PerPod::service))
                .toList();
    }

    private static Map<Service, Integer> counted(Placement placement, Map<Place, Service> services) {
        var counts = new EnumMap<Service, Integer>(Service.class);
        placement.pods().forEach((node, pods) -> {
            var service = services.get(new Place(placement.workload().cluster(), node));
            if (service != null) {
                counts.merge(service, pods, Integer::sum);
            }
        });
        return counts;
    }

    private static PerPod of(
            WorkloadId workload, Service service, int pods, List<Recommendation> containers, @Nullable PodPrice price) {
        var one = RequestedTotals.ofOnePod(containers);
        return new PerPod(workload, service, pods, service.size(one.now()), service.size(one.after()), price);
    }
}
