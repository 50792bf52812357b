package io.rightsizer.pricing.spot;

import io.rightsizer.analyzer.workload.MetricLabel;
import io.rightsizer.pricing.spot.SpotEligibility.Overridden;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Labels and annotations by which owners decide. Our own says it either way and comes first; those of the
/// autoscalers say only that a pod must not be moved
/// (<https://karpenter.sh/docs/concepts/disruption/#pod-level-controls>,
/// <https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md>).
final class SpotOverride {

    private static final String OWN = "rightsizer.io/spot";
    private static final String KARPENTER = "karpenter.sh/do-not-disrupt";
    private static final String CLUSTER_AUTOSCALER = "cluster-autoscaler.kubernetes.io/safe-to-evict";

    private SpotOverride() {}

    /// @param labels keys as kube-state-metrics writes them
    static Optional<Overridden> of(Map<String, String> labels) {
        return switch (value(labels, OWN)) {
            case "allow" -> Optional.of(new Overridden(true, OWN + ": allow"));
            case "never" -> Optional.of(new Overridden(false, OWN + ": never"));
            default -> byAutoscalers(labels);
        };
    }

    private static Optional<Overridden> byAutoscalers(Map<String, String> labels) {
        var karpenter = value(labels, KARPENTER);
        if (!karpenter.isEmpty() && !karpenter.equals("false")) {
            return Optional.of(new Overridden(false, KARPENTER + ": " + karpenter));
        }
        return value(labels, CLUSTER_AUTOSCALER).equals("false")
                ? Optional.of(new Overridden(false, CLUSTER_AUTOSCALER + ": false"))
                : Optional.empty();
    }

    private static String value(Map<String, String> labels, String key) {
        return labels.getOrDefault(MetricLabel.of(key), "").strip().toLowerCase(Locale.ROOT);
    }
}
