package io.rightsizer.analyzer.workload;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a workload's tier is told: by a label or annotation that names it, else by the PriorityClass of its pods, else
/// by its kind, because a Job can wait.
///
/// @param label key of the label or annotation, as in a manifest
/// @param critical PriorityClasses of critical workloads
/// @param batch PriorityClasses of batch workloads
public record TierRules(String label, Set<String> critical, Set<String> batch) {

    public static final TierRules DEFAULTS =
            new TierRules("rightsizer.io/tier", Set.of("system-cluster-critical", "system-node-critical"), Set.of());

    public TierRules {
        critical = Set.copyOf(critical);
        batch = Set.copyOf(batch);
    }

    /// @param marks labels and annotations by their keys as [MetricLabel] writes them
    /// @param priorityClass of its pods; absent where unknown
    public Criticality of(WorkloadKind kind, Map<String, String> marks, @Nullable String priorityClass) {
        return Criticality.named(marks.getOrDefault(MetricLabel.of(label), ""))
                .orElseGet(() -> byPriority(kind, priorityClass));
    }

    private Criticality byPriority(WorkloadKind kind, @Nullable String priorityClass) {
        if (priorityClass != null && critical.contains(priorityClass)) {
            return Criticality.CRITICAL;
        }
        var waits = kind.equals(WorkloadKind.JOB)
                || kind.equals(WorkloadKind.CRON_JOB)
                || (priorityClass != null && batch.contains(priorityClass));
        return waits ? Criticality.BATCH : Criticality.STANDARD;
    }
}
