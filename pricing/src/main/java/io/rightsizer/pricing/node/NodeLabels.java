package io.rightsizer.pricing.node;

import io.rightsizer.analyzer.workload.MetricLabel;
import io.rightsizer.analyzer.workload.Node;
import java.util.List;
import java.util.Map;

/// A node's labels by the keys its provider gives them. kube-state-metrics writes `capacityType` as `capacity_type`
/// since 1.5; before, only what is no letter or digit became an underscore.
record NodeLabels(Map<String, String> labels) {

    static NodeLabels of(Node node) {
        return new NodeLabels(node.labels());
    }

    /// Empty where it has no such label.
    String get(String key) {
        var now = labels.get(MetricLabel.of(key));
        return now == null ? labels.getOrDefault(key.replaceAll("[^a-zA-Z0-9_]", "_"), "") : now;
    }

    /// The value under the first of the keys that it has.
    String first(List<String> keys) {
        return keys.stream()
                .map(this::get)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    boolean has(String key, String value) {
        return get(key).equalsIgnoreCase(value);
    }

    /// Whether a label belongs to `domain`, as `eks.amazonaws.com/nodegroup` to `eks.amazonaws.com`.
    boolean anyOf(String domain) {
        var prefix = MetricLabel.of(domain) + "_";
        return labels.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }
}
