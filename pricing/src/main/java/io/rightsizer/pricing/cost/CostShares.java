package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.pricing.cost.Payer.Container;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What everything costs now: the price of each node in shares. The shares of a node sum to its effective price to the
/// last digit, and all of them to [Bill#ofNodes()].
///
/// @param bill what was shared out
/// @param shares by node, resource and payer
/// @param uncosted pods that bear no share, by container
/// @param notices what had to be assumed, a sentence each
public record CostShares(Bill bill, List<CostShare> shares, List<Uncosted> uncosted, List<String> notices) {

    public CostShares {
        shares = List.copyOf(shares);
        uncosted = List.copyOf(uncosted);
        notices = List.copyOf(notices);
    }

    public static CostShares of(Bill bill, List<Placement> placements, List<Recommendation> recommendations) {
        return of(bill, placements, recommendations, CoreRatio.QUOTED_OR_USUAL);
    }

    /// @param placements where pods run; one of a workload without recommendations is left in the idle of its nodes
    public static CostShares of(
            Bill bill, List<Placement> placements, List<Recommendation> recommendations, CoreRatio ratio) {
        return new Sharing(bill, ratio).of(placements, recommendations);
    }

    /// What each container bears in an hour, on all nodes together.
    public SortedMap<Container, BigDecimal> byContainer() {
        var sums = new TreeMap<Container, BigDecimal>();
        for (var share : shares) {
            if (share.payer() instanceof Container container) {
                sums.merge(container, share.effective(), BigDecimal::add);
            }
        }
        return sums;
    }

    /// The same with idle and shared borne by the containers of their node, in proportion to what each bears of the
    /// resource. What a node without any container costs stays idle.
    public CostShares spread() {
        return new CostShares(bill, Spreading.of(shares), uncosted, notices);
    }

    /// The average price of what a cluster has; empty where no node of it has a price.
    public Optional<UnitPrices> averagePrices(String cluster) {
        return AveragePrices.of(
                shares.stream().filter(share -> share.node().node().cluster().equals(cluster)));
    }

    /// The average price of what all clusters have; empty where no node has a price.
    public Optional<UnitPrices> averagePrices() {
        return AveragePrices.of(shares.stream());
    }
}
