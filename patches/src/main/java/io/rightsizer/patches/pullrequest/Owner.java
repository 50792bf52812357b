package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.MetricLabel;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.Comparator;
import java.util.Map;

/// Who answers for some workloads of an environment.
record Owner(String environment, String name) implements Comparable<Owner> {

    private static final Comparator<Owner> ORDER =
            Comparator.comparing(Owner::environment).thenComparing(Owner::name);

    /// The team its label names, else its namespace.
    static Owner of(WorkloadId workload, Map<String, String> labels, String teamLabel) {
        var team = teamLabel.isEmpty()
                ? ""
                : labels.getOrDefault(MetricLabel.of(teamLabel), labels.getOrDefault(teamLabel, ""));
        var environment = workload.cluster().isEmpty() ? "default" : workload.cluster();
        return new Owner(environment, team.isBlank() ? workload.namespace() : team.strip());
    }

    static Owner of(GroupKey group) {
        return new Owner(group.environment(), group.owner());
    }

    @Override
    public int compareTo(Owner other) {
        return ORDER.compare(this, other);
    }
}
