package io.rightsizer.api.history;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.Comparator;

/// What makes a container the same in every run.
public record ContainerName(WorkloadId workload, String container, ContainerType type)
        implements Comparable<ContainerName> {

    private static final Comparator<ContainerName> ORDER = Comparator.comparing(ContainerName::workload)
            .thenComparing(ContainerName::type)
            .thenComparing(ContainerName::container);

    public static ContainerName of(Recommendation one) {
        return new ContainerName(
                one.workload(), one.container().name(), one.container().type());
    }

    @Override
    public int compareTo(ContainerName other) {
        return ORDER.compare(this, other);
    }
}
