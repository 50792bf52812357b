package io.rightsizer.pricing.packing;

import io.rightsizer.pricing.CapacityType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Tries every way to put a handful of pods on nodes: what a plan is measured by.
final class BestOfAll {

    private record Offer(NodeType type, CapacityType capacityType, BigDecimal hourly) {}

    private static final class Bought {

        private final Offer offer;
        private final List<PodGroup> pods = new ArrayList<>();

        Bought(Offer offer) {
            this.offer = offer;
        }

        boolean accepts(PodGroup pod) {
            var room = offer.type.room();
            return (pod.spotEligible() || offer.capacityType == CapacityType.ON_DEMAND)
                    && pod.reach().includes(offer.type.pool())
                    && !(pod.onePerNode() && pods.contains(pod))
                    && pods.size() < room.pods()
                    && pods.stream().mapToLong(one -> one.cpu().millicores()).sum()
                                    + pod.cpu().millicores()
                            <= room.cpu().millicores()
                    && pods.stream().mapToLong(one -> one.memory().bytes()).sum()
                                    + pod.memory().bytes()
                            <= room.memory().bytes();
        }
    }

    private final List<PodGroup> pods = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private final List<Bought> bought = new ArrayList<>();
    private final PackingRules rules;
    private BigDecimal best = new BigDecimal("1e9");

    BestOfAll(List<PodGroup> groups, List<NodeType> types, PackingRules rules) {
        this.rules = rules;
        for (var group : groups) {
            for (int pod = 0; pod < group.count(); pod++) {
                pods.add(group);
            }
        }
        for (var type : types) {
            offers.add(new Offer(type, CapacityType.ON_DEMAND, type.onDemand()));
            var spot = type.spot();
            if (spot != null) {
                offers.add(new Offer(type, CapacityType.SPOT, spot));
            }
        }
    }

    BigDecimal hourly() {
        place(0, BigDecimal.ZERO);
        return best;
    }

    private void place(int pod, BigDecimal price) {
        if (price.compareTo(best) >= 0) {
            return;
        }
        if (pod == pods.size()) {
            best = keepsTheMix() ? price : best;
            return;
        }
        for (var node : List.copyOf(bought)) {
            put(pod, node, price);
        }
        for (var offer : offers) {
            var node = new Bought(offer);
            bought.add(node);
            put(pod, node, price.add(offer.hourly));
            bought.removeLast();
        }
    }

    private void put(int pod, Bought node, BigDecimal price) {
        if (node.accepts(pods.get(pod))) {
            node.pods.add(pods.get(pod));
            place(pod + 1, price);
            node.pods.removeLast();
        }
    }

    private boolean keepsTheMix() {
        var all = millicores(bought);
        var spot = millicores(bought.stream()
                .filter(node -> node.offer.capacityType == CapacityType.SPOT)
                .toList());
        return spot == 0
                || (spot <= rules.spotShare() * all + 0.5
                        && all - spot >= rules.onDemandBase().millicores());
    }

    private static long millicores(List<Bought> nodes) {
        return nodes.stream()
                .mapToLong(node -> node.offer.type.room().cpu().millicores())
                .sum();
    }
}
