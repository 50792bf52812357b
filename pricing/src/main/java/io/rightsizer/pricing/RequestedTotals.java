package io.rightsizer.pricing;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.util.List;

/// What the scheduler reserves for all pods together, today and once the next step of every recommendation is in place.
/// Nodes, and so the bill, follow this rather than usage.
///
/// @param podsWithoutRequest pods of workloads in which some container requests no CPU or no memory today; they
///     reserve nothing that could be counted
public record RequestedTotals(Requested now, Requested after, long podsWithoutRequest) {

    /// CPU and memory requested over all replicas.
    public record Requested(Cpu cpu, Memory memory) {}

    /// Sums over workloads, replicas counted. A container whose request stays, or has none, counts as it is.
    public static RequestedTotals of(List<Recommendation> recommendations) {
        var now = new RequestedSum(one -> one.container().current());
        var after = new RequestedSum(RequestedSum::afterNextStep);
        now.addAll(recommendations);
        after.addAll(recommendations);
        return new RequestedTotals(now.total(), after.total(), now.podsWithoutRequest());
    }
}
