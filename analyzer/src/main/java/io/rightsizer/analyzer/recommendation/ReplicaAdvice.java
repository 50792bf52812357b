package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.Optional;
import java.util.Set;

/// Fewer pods of today's size, where no autoscaler chooses their number: as an alternative to smaller requests, in
/// words only. What runs now may be so many for reasons that no usage shows.
///
///     replicas = ceil(p99 of total demand / (0.70 × request)), the larger of CPU and memory,
///                at least 2, and at least what a PodDisruptionBudget wants healthy
///
/// Kinds whose pods have a name or a node of their own are left out: their number means something.
///
/// @param replicas that would be enough
/// @param today pods wanted now
record ReplicaAdvice(int replicas, int today) {

    /// Leaves room for the hours above p99, and for the load of a pod that is being replaced.
    private static final double TARGET = 0.70;

    private static final int LEAST_FOR_AVAILABILITY = 2;

    private static final Set<WorkloadKind> INTERCHANGEABLE =
            Set.of(WorkloadKind.DEPLOYMENT, WorkloadKind.REPLICA_SET, WorkloadKind.ROLLOUT);

    /// Empty where what runs is not too many, or cannot be judged.
    static Optional<ReplicaAdvice> of(Subject subject) {
        var workload = subject.workload();
        var request = new ResourceAmounts(
                subject.cpuToday().request(), subject.memoryToday().request());
        if (workload.autoscaler() != null
                || !INTERCHANGEABLE.contains(workload.id().kind())
                || !isAlone(subject.container(), workload)
                || subject.demand().podsPresent().isEmpty()) {
            return Optional.empty();
        }
        var needed = Math.max(needed(subject.demand(), request), floor(workload));
        return needed < workload.replicas()
                ? Optional.of(new ReplicaAdvice(needed, workload.replicas()))
                : Optional.empty();
    }

    String sentence() {
        return "Without an autoscaler, " + replicas
                + " replicas of today's size would carry the p99 of total demand at " + Wording.percent(TARGET)
                + " of their requests; " + today + " are wanted now.";
    }

    private static boolean isAlone(Container container, Workload workload) {
        return container.type() == ContainerType.APP
                && workload.containers().stream().allMatch(other -> other.equals(container));
    }

    /// Unknown requests need as many as there may ever be.
    private static int needed(Demand demand, ResourceAmounts request) {
        if (request.cpu() == null || request.memory() == null) {
            return Integer.MAX_VALUE;
        }
        var forCpu = demand.cpu().p99() / (TARGET * request.cpu().cores());
        var forMemory = demand.memory().p99() / (TARGET * request.memory().bytes());
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(Math.max(forCpu, forMemory)));
    }

    private static int floor(Workload workload) {
        return Math.max(LEAST_FOR_AVAILABILITY, workload.healthyPods());
    }
}
