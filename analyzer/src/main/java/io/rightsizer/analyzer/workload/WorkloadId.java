package io.rightsizer.analyzer.workload;

import java.util.Comparator;

/// Where a workload lives and what it is called. `cluster` is empty when one server watches one cluster.
public record WorkloadId(String cluster, String namespace, WorkloadKind kind, String name)
        implements Comparable<WorkloadId> {

    private static final Comparator<WorkloadId> ORDER = Comparator.comparing(WorkloadId::cluster)
            .thenComparing(WorkloadId::namespace)
            .thenComparing(WorkloadId::kind)
            .thenComparing(WorkloadId::name);

    @Override
    public int compareTo(WorkloadId other) {
        return ORDER.compare(this, other);
    }

    /// `checkout/Deployment/web`, the form `explain` takes.
    @Override
    public String toString() {
        return namespace + "/" + kind + "/" + name;
    }
}
