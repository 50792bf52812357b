package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.RequestedTotals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a pod of a workload costs, and what one fewer would save.
///
/// @param pods pods on nodes that have a price
/// @param share what each of them bears of the bill in an hour, on average
/// @param oneFewer what one pod fewer saves an hour, at the price of what it frees
public record ReplicaCost(WorkloadId workload, int pods, BigDecimal share, SavingsRange oneFewer) {

    /// Empty where none of its pods runs on a node that has a price.
    ///
    /// @param containers of this workload
    /// @param minimum the fewest pods its autoscaler keeps; empty where it has none, so that its replicas are set
    /// @param marginal what a freed core and gibibyte are worth
    public static Optional<ReplicaCost> of(
            CostShares shares,
            Placement placement,
            List<Recommendation> containers,
            OptionalInt minimum,
            UnitPrices marginal) {
        var pods = podsOnPricedNodes(shares.bill(), placement);
        return pods == 0
                ? Optional.empty()
                : Optional.of(new ReplicaCost(
                        placement.workload(),
                        pods,
                        borne(shares, placement.workload())
                                .divide(BigDecimal.valueOf(pods), ExactSplit.SCALE, RoundingMode.HALF_EVEN),
                        oneFewer(containers, minimum, marginal)));
    }

    private static int podsOnPricedNodes(Bill bill, Placement placement) {
        return bill.nodes().stream()
                .map(node -> node.node().node())
                .filter(node -> node.cluster().equals(placement.workload().cluster()))
                .mapToInt(node -> placement.pods().getOrDefault(node.name(), 0))
                .sum();
    }

    private static BigDecimal borne(CostShares shares, WorkloadId workload) {
        return shares.shares().stream()
                .filter(share -> share.payer() instanceof Payer.Container container
                        && container.workload().equals(workload))
                .map(CostShare::effective)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// An autoscaler that keeps more pods than its minimum goes below that only in quiet hours, so a lower minimum
    /// saves between nothing and a whole pod. The last pod is not given up.
    private static SavingsRange oneFewer(List<Recommendation> containers, OptionalInt minimum, UnitPrices marginal) {
        var replicas =
                containers.stream().mapToInt(Recommendation::replicas).max().orElse(0);
        if (minimum.orElse(replicas) <= 1) {
            return SavingsRange.NOTHING;
        }
        var pod = PaperSaving.worth(RequestedTotals.ofOnePod(containers).now(), marginal);
        return replicas > minimum.orElse(replicas) ? SavingsRange.upTo(pod) : SavingsRange.exactly(pod);
    }
}
