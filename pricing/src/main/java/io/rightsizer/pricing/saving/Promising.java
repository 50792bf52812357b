package io.rightsizer.pricing.saving;

import io.rightsizer.pricing.packing.Bound;
import io.rightsizer.pricing.packing.Marginal;
import io.rightsizer.pricing.packing.NodeType;
import io.rightsizer.pricing.packing.PodGroup;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Chooses the types a plan is made of: those whose price comes closest to what their room is worth at the
/// limit. A type far above that is in no cheap plan, and every further one makes the search longer.
final class Promising {

    /// Of each size in a market, and as many of spot: few pods need small machines, many pods large ones.
    private static final int KEPT = 4;

    private final Map<String, Marginal> marginals = new TreeMap<>();

    /// @param groups in the pools they may be in
    Promising(List<PodGroup> groups, List<NodeType> types, Bound bound) {
        var pools = types.stream().map(NodeType::pool).collect(Collectors.toCollection(TreeSet::new));
        for (var pool : pools) {
            groups.stream()
                    .filter(group -> group.reach().includes(pool))
                    .map(bound::marginal)
                    .max(Comparator.comparing(marginal -> marginal.core().add(marginal.gibibyte())))
                    .ifPresent(marginal -> marginals.put(pool, marginal));
        }
    }

    List<NodeType> of(List<NodeType> types) {
        var kept = new TreeSet<>(Comparator.comparing(NodeType::pool).thenComparing(NodeType::name));
        types.stream().collect(Collectors.groupingBy(Promising::size)).values().forEach(alike -> {
            kept.addAll(best(alike, NodeType::onDemand));
            kept.addAll(best(
                    alike.stream().filter(type -> type.spot() != null).toList(),
                    type -> type.spot() == null ? type.onDemand() : type.spot()));
        });
        return types.stream().filter(kept::contains).toList();
    }

    /// Its market and the power of two of its cores.
    private static String size(NodeType type) {
        return type.pool() + " " + Long.numberOfLeadingZeros(type.room().cpu().millicores());
    }

    private Set<NodeType> best(List<NodeType> market, Function<NodeType, BigDecimal> price) {
        return market.stream()
                .sorted(Comparator.comparingDouble((NodeType type) -> dearness(type, price.apply(type)))
                        .thenComparing(NodeType::name))
                .limit(KEPT)
                .collect(Collectors.toSet());
    }

    private double dearness(NodeType type, BigDecimal price) {
        var marginal = marginals.getOrDefault(type.pool(), Marginal.NONE);
        var room = type.room();
        var worth = marginal.worth(room.cpu(), room.memory()).doubleValue()
                + marginal.podSlot().doubleValue() * room.pods();
        return price.doubleValue() / Math.max(worth, Double.MIN_NORMAL);
    }
}
