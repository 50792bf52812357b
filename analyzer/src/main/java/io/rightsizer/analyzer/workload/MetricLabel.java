package io.rightsizer.analyzer.workload;

import java.util.Locale;

/// Keys of labels and annotations as kube-state-metrics writes them: `rightsizer.io/tier` is `rightsizer_io_tier`,
/// `costCenter` is `cost_center`.
public final class MetricLabel {

    private MetricLabel() {}

    public static String of(String key) {
        return key.replaceAll("[^a-zA-Z0-9_]", "_")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
