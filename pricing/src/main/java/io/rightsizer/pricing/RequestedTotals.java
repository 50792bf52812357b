package io.rightsizer.pricing;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What the scheduler reserves for all pods together, today and once the next step of every recommendation is in place.
/// Nodes, and so the bill, follow this rather than usage.
///
/// @param podsWithoutRequest pods of workloads in which some container requests no CPU or no memory today; they
///     reserve nothing that could be counted
public record RequestedTotals(Requested now, Requested after, long podsWithoutRequest) {

    public static final RequestedTotals NONE = of(List.of());

    /// CPU and memory requested over all replicas.
    public record Requested(Cpu cpu, Memory memory) {

        private Requested plus(Requested other) {
            return new Requested(
                    Cpu.millicores(RequestedSum.plus(cpu.millicores(), other.cpu.millicores())),
                    Memory.bytes(RequestedSum.plus(memory.bytes(), other.memory.bytes())));
        }
    }

    /// Sums over workloads, replicas counted. A container whose request stays, or has none, counts as it is.
    public static RequestedTotals of(List<Recommendation> recommendations) {
        return of(recommendations, Recommendation::replicas, UnaryOperator.identity());
    }

    /// Of both together, which have no workload in common: containers of a pod do not simply add up.
    public RequestedTotals plus(RequestedTotals other) {
        return new RequestedTotals(
                now.plus(other.now), after.plus(other.after), podsWithoutRequest + other.podsWithoutRequest);
    }

    /// What one pod of each workload requests, whatever its replicas.
    public static RequestedTotals ofOnePod(List<Recommendation> recommendations) {
        return of(recommendations, one -> 1, UnaryOperator.identity());
    }

    /// The same of limits, as a ResourceQuota counts them: a container without a limit counts nothing.
    /// `podsWithoutRequest` is then of pods without a limit.
    public static RequestedTotals ofLimits(List<Recommendation> recommendations) {
        return of(recommendations, Recommendation::replicas, asked -> asked.withRequests(asked.limits()));
    }

    /// What a container asks for once this run's patch is in place: what the patch leaves alone stays.
    public static Resources afterNextStep(Recommendation one) {
        return RequestedSum.afterNextStep(one);
    }

    private static RequestedTotals of(
            List<Recommendation> recommendations,
            ToIntFunction<Recommendation> pods,
            UnaryOperator<Resources> counted) {
        var now = new RequestedSum(one -> counted.apply(one.container().current()), pods);
        var after = new RequestedSum(one -> counted.apply(RequestedSum.afterNextStep(one)), pods);
        var byWorkload = recommendations.stream().collect(Collectors.groupingBy(Recommendation::workload));
        byWorkload.values().forEach(now::add);
        byWorkload.values().forEach(after::add);
        return new RequestedTotals(now.total(), after.total(), now.podsWithoutRequest());
    }
}
