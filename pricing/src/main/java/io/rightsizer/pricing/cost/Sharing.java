package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.cost.Payer.Container;
import io.rightsizer.pricing.cost.PodDemand.OfContainer;
import io.rightsizer.pricing.cost.Uncosted.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts every pod on its node and then shares out the nodes.
final class Sharing {

    private final Bill bill;
    private final CoreRatio ratio;
    private final SortedMap<PricedNodes.Name, NodeShares> nodes = new TreeMap<>();
    private final SortedMap<Missing, Pods> missing = new TreeMap<>();

    private record Missing(Container container, Reason reason) implements Comparable<Missing> {

        private static final Comparator<Missing> ORDER =
                Comparator.comparing(Missing::container).thenComparing(Missing::reason);

        @Override
        public int compareTo(Missing other) {
            return ORDER.compare(this, other);
        }
    }

    private record Pods(OfContainer demand, int count) {}

    Sharing(Bill bill, CoreRatio ratio) {
        this.bill = bill;
        this.ratio = ratio;
        bill.nodes().forEach(node -> nodes.put(PricedNodes.Name.of(node.node()), new NodeShares(node)));
    }

    CostShares of(List<Placement> placements, List<Recommendation> recommendations) {
        var places = new TreeMap<WorkloadId, Placement>();
        placements.forEach(placement -> places.put(placement.workload(), placement));
        var workloads = new TreeMap<WorkloadId, List<Recommendation>>();
        recommendations.forEach(one -> workloads
                .computeIfAbsent(one.workload(), _ -> new ArrayList<>())
                .add(one));
        workloads.forEach(
                (workload, containers) -> place(workload, containers, Optional.ofNullable(places.remove(workload))));
        var shares = nodes.values().stream()
                .flatMap(node -> node.shares(ratio).stream())
                .toList();
        return new CostShares(bill, shares, uncosted(shares), SharingNotices.of(nodes.values(), places.keySet()));
    }

    private void place(WorkloadId workload, List<Recommendation> containers, Optional<Placement> placement) {
        var demands = PodDemand.of(containers).of();
        var wanted =
                containers.stream().mapToInt(Recommendation::replicas).max().orElse(0);
        if (placement.isEmpty()) {
            miss(workload, demands, wanted, Reason.PLACE_UNKNOWN);
            return;
        }
        placement.get().pods().forEach((node, pods) -> run(workload, demands, node, pods));
        miss(workload, demands, wanted - placement.get().running(), Reason.NOT_ON_A_NODE);
    }

    private void run(WorkloadId workload, List<OfContainer> demands, String node, int pods) {
        var shares = nodes.get(new PricedNodes.Name(workload.cluster(), node));
        if (shares == null) {
            miss(workload, demands, pods, Reason.NODE_UNPRICED);
            return;
        }
        demands.forEach(demand -> shares.add(new Container(workload, demand.name()), demand, pods));
        miss(workload, demands.stream().filter(OfContainer::unknown).toList(), pods, Reason.AMOUNT_UNKNOWN);
    }

    private void miss(WorkloadId workload, List<OfContainer> demands, int pods, Reason reason) {
        if (pods > 0) {
            demands.forEach(demand -> missing.merge(
                    new Missing(new Container(workload, demand.name()), reason),
                    new Pods(demand, pods),
                    (before, more) -> new Pods(before.demand(), before.count() + more.count())));
        }
    }

    private List<Uncosted> uncosted(List<CostShare> shares) {
        var anyToEstimate = missing.keySet().stream().anyMatch(what -> what.reason() == Reason.PLACE_UNKNOWN);
        var averages = anyToEstimate ? averages(shares) : Map.<String, UnitPrices>of();
        return missing.entrySet().stream()
                .map(entry -> uncosted(entry.getKey(), entry.getValue(), averages))
                .toList();
    }

    private static Uncosted uncosted(Missing what, Pods pods, Map<String, UnitPrices> averages) {
        var prices = averages.get(what.container().workload().cluster());
        var estimate = what.reason() == Reason.PLACE_UNKNOWN && prices != null
                ? Optional.of(worth(pods, prices))
                : Optional.<BigDecimal>empty();
        return new Uncosted(what.container(), pods.count(), what.reason(), estimate);
    }

    private static BigDecimal worth(Pods pods, UnitPrices prices) {
        var demand = pods.demand();
        return prices.of(Units.whole(demand.cpu(), Resource.CPU), Units.whole(demand.memory(), Resource.MEMORY))
                .multiply(BigDecimal.valueOf(pods.count()));
    }

    private static Map<String, UnitPrices> averages(List<CostShare> shares) {
        var byCluster = new HashMap<String, List<CostShare>>();
        shares.forEach(share -> byCluster
                .computeIfAbsent(share.node().node().cluster(), _ -> new ArrayList<>())
                .add(share));
        var averages = new HashMap<String, UnitPrices>();
        byCluster.forEach(
                (cluster, own) -> AveragePrices.of(own.stream()).ifPresent(prices -> averages.put(cluster, prices)));
        return averages;
    }
}
