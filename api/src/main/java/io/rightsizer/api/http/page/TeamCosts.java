package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Quota;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.cost.Bill;
import io.rightsizer.pricing.cost.CostShares;
import io.rightsizer.pricing.cost.Payer;
import io.rightsizer.pricing.packing.Bound;
import io.rightsizer.pricing.packing.NodePlan;
import io.rightsizer.pricing.packing.PackedPools;
import io.rightsizer.pricing.saving.ClusterSaving;
import io.rightsizer.pricing.saving.Costs;
import io.rightsizer.pricing.saving.Figures;
import io.rightsizer.pricing.saving.Savings;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What some workloads bear of a cost that was worked out for all, to the same digit. Machines are shared, so what
/// becomes of them is nobody's own: the figures of clusters are nothing and their plans are empty.
///
/// @param theirs whose shares stay
/// @param machines those they run on
record TeamCosts(Predicate<WorkloadId> theirs, Predicate<Node> machines) {

    private static final Bound NO_BOUND = new Bound(BigDecimal.ZERO, new TreeMap<>());
    private static final PackedPools NO_POOLS =
            new PackedPools(List.of(), List.of(), List.of(), BigDecimal.ZERO, BigDecimal.ZERO, NO_BOUND, List.of());
    private static final NodePlan NO_PLAN = new NodePlan(List.of(), BigDecimal.ZERO, NO_BOUND, List.of());

    /// @param quotas those of their namespaces
    Costs of(Costs all, Predicate<Quota> quotas) {
        return new Costs(
                shares(all.now()),
                shares(all.after()),
                new Savings(all.savings().clusters().stream()
                        .map(this::saving)
                        .filter(cluster -> !cluster.workloads().isEmpty()
                                || !cluster.spot().isEmpty())
                        .toList()),
                all.perPod().stream().filter(one -> theirs.test(one.workload())).toList(),
                all.quotas().stream().filter(one -> quotas.test(one.quota())).toList());
    }

    private CostShares shares(CostShares all) {
        return new CostShares(
                bill(all.bill()),
                all.shares().stream().filter(share -> isTheirs(share.payer())).toList(),
                all.uncosted().stream().filter(one -> isTheirs(one.container())).toList(),
                List.of());
    }

    private boolean isTheirs(Payer payer) {
        return switch (payer) {
            case Payer.Container container -> theirs.test(container.workload());
            case Payer.Idle _, Payer.Shared _ -> false;
        };
    }

    private Bill bill(Bill all) {
        return new Bill(
                all.currency(),
                all.nodes().stream()
                        .filter(one -> machines.test(one.node().node()))
                        .toList(),
                List.of(),
                all.unpriced().stream()
                        .filter(one -> machines.test(one.node().node()))
                        .toList());
    }

    private ClusterSaving saving(ClusterSaving all) {
        return new ClusterSaving(
                all.cluster(),
                BigDecimal.ZERO,
                Figures.NOTHING,
                BigDecimal.ZERO,
                NO_POOLS,
                NO_PLAN,
                List.of(),
                own(all.workloads()),
                own(all.spot()),
                List.of());
    }

    private <T> SortedMap<WorkloadId, T> own(SortedMap<WorkloadId, T> all) {
        var own = new TreeMap<>(all);
        own.keySet()
                .retainAll(new TreeSet<>(all.keySet().stream().filter(theirs).toList()));
        return own;
    }
}
