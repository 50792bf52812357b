package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.pricing.cost.Payer.Container;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Shares out one node. Its price falls apart into CPU and memory by capacity and [CoreRatio]; each of the two into
/// what the node keeps for the system and what pods may have; and that into what each container takes and what is
/// left. Where containers together take more than there is, because they use more than they request, they bear all
/// of it in proportion and nothing is idle.
final class NodeShares {

    private final NodeBill bill;
    private final Map<Resource, SortedMap<Container, BigInteger>> taken = new EnumMap<>(Resource.class);

    NodeShares(NodeBill bill) {
        this.bill = bill;
        for (var resource : Resource.values()) {
            taken.put(resource, new TreeMap<>());
        }
    }

    NodeBill bill() {
        return bill;
    }

    void add(Container container, PodDemand.OfContainer demand, int pods) {
        taken.forEach((resource, amounts) ->
                amounts.merge(container, demand.amount(resource).multiply(BigInteger.valueOf(pods)), BigInteger::add));
    }

    List<CostShare> shares(CoreRatio ratio) {
        var list = byResource(bill.list(), ratio);
        var effective = byResource(bill.effective(), ratio);
        var shares = new ArrayList<CostShare>();
        for (var resource : Resource.values()) {
            addShares(resource, list.of(resource), effective.of(resource), shares);
        }
        return shares;
    }

    /// Resources of which more is asked for or used than the node can give.
    List<Resource> overTaken() {
        return taken.keySet().stream()
                .filter(resource -> sum(resource).compareTo(allocatable(resource)) > 0)
                .toList();
    }

    /// Resources of which nobody says how much the node has; it is then taken to have what its pods take.
    List<Resource> unknown() {
        return taken.keySet().stream()
                .filter(resource -> told(bill.node().node().capacity(), resource) == null
                        && told(bill.node().node().allocatable(), resource) == null)
                .toList();
    }

    private record Parts(BigDecimal cpu, BigDecimal memory) {

        BigDecimal of(Resource resource) {
            return switch (resource) {
                case CPU -> cpu;
                case MEMORY -> memory;
            };
        }
    }

    private Parts byResource(BigDecimal price, CoreRatio ratio) {
        var coreRatio = ratio.of(bill.node());
        if (coreRatio.signum() <= 0) {
            throw new IllegalArgumentException("A core is worth some memory, not " + coreRatio.toPlainString());
        }
        var cpu = coreRatio
                .movePointRight(Math.max(0, coreRatio.scale()))
                .toBigIntegerExact()
                .multiply(capacity(Resource.CPU))
                .multiply(Units.perWhole(Resource.MEMORY));
        var memory = BigInteger.TEN
                .pow(Math.max(0, coreRatio.scale()))
                .multiply(capacity(Resource.MEMORY))
                .multiply(Units.perWhole(Resource.CPU));
        var parts = ExactSplit.of(price, List.of(cpu, memory));
        return new Parts(parts.get(0), parts.get(1));
    }

    private void addShares(Resource resource, BigDecimal list, BigDecimal effective, List<CostShare> shares) {
        var payers = new ArrayList<Payer>(List.of(new Payer.Shared(), new Payer.Idle()));
        payers.addAll(amounts(resource).keySet());
        var amounts = new ArrayList<BigInteger>(List.of(shared(resource), idle(resource)));
        amounts.addAll(amounts(resource).values());
        var listShares = split(resource, list, amounts);
        var effectiveShares = effective.compareTo(list) == 0 ? listShares : split(resource, effective, amounts);
        for (var index = payers.size() - 1; index >= 0; index--) {
            var share = new CostShare(
                    bill.node(),
                    payers.get(index),
                    resource,
                    Units.whole(amounts.get(index), resource),
                    listShares.get(index),
                    effectiveShares.get(index));
            if (share.payer() instanceof Container || !isNothing(share)) {
                shares.add(share);
            }
        }
    }

    /// @param amounts what the node keeps, what is left, then of each container
    private List<BigDecimal> split(Resource resource, BigDecimal price, List<BigInteger> amounts) {
        var forPods = ExactSplit.of(price, List.of(allocatable(resource), shared(resource)));
        var shares = new ArrayList<>(List.of(forPods.get(1)));
        shares.addAll(ExactSplit.of(forPods.get(0), amounts.subList(1, amounts.size())));
        return shares;
    }

    private static boolean isNothing(CostShare share) {
        return share.amount().signum() == 0
                && share.list().signum() == 0
                && share.effective().signum() == 0;
    }

    private SortedMap<Container, BigInteger> amounts(Resource resource) {
        return taken.getOrDefault(resource, new TreeMap<>());
    }

    private BigInteger sum(Resource resource) {
        return amounts(resource).values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger idle(Resource resource) {
        return allocatable(resource).subtract(sum(resource)).max(BigInteger.ZERO);
    }

    private BigInteger shared(Resource resource) {
        return capacity(resource).subtract(allocatable(resource));
    }

    private BigInteger capacity(Resource resource) {
        var capacity = told(bill.node().node().capacity(), resource);
        if (capacity != null) {
            return capacity;
        }
        var allocatable = told(bill.node().node().allocatable(), resource);
        return allocatable == null ? sum(resource) : allocatable;
    }

    private BigInteger allocatable(Resource resource) {
        var allocatable = told(bill.node().node().allocatable(), resource);
        return allocatable == null ? capacity(resource) : allocatable.min(capacity(resource));
    }

    private static @Nullable BigInteger told(ResourceAmounts amounts, Resource resource) {
        return switch (resource) {
            case CPU -> amounts.cpu() == null ? null : Units.of(amounts.cpu());
            case MEMORY -> amounts.memory() == null ? null : Units.of(amounts.memory());
        };
    }
}
