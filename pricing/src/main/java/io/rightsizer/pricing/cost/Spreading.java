package io.rightsizer.pricing.cost;

import io.rightsizer.pricing.cost.Payer.Container;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// Moves what is idle or shared to the containers of the same node and resource.
final class Spreading {

    private record Place(PricedNodes.Name node, Resource resource) {}

    private Spreading() {}

    static List<CostShare> of(List<CostShare> shares) {
        var places = new LinkedHashMap<Place, List<CostShare>>();
        for (var share : shares) {
            places.computeIfAbsent(
                            new Place(PricedNodes.Name.of(share.node()), share.resource()), _ -> new ArrayList<>())
                    .add(share);
        }
        return places.values().stream()
                .flatMap(place -> withinPlace(place).stream())
                .toList();
    }

    private static List<CostShare> withinPlace(List<CostShare> all) {
        var containers =
                all.stream().filter(share -> share.payer() instanceof Container).toList();
        if (sum(containers, CostShare::amount).signum() == 0) {
            return all;
        }
        var list = ExactSplit.of(sum(all, CostShare::list), weights(containers));
        var effective = ExactSplit.of(sum(all, CostShare::effective), weights(containers));
        var spread = new ArrayList<CostShare>();
        for (var index = 0; index < containers.size(); index++) {
            var share = containers.get(index);
            spread.add(new CostShare(
                    share.node(),
                    share.payer(),
                    share.resource(),
                    share.amount(),
                    list.get(index),
                    effective.get(index)));
        }
        return spread;
    }

    private static List<BigInteger> weights(List<CostShare> shares) {
        return shares.stream()
                .map(share -> share.amount().setScale(ExactSplit.SCALE).unscaledValue())
                .toList();
    }

    private static BigDecimal sum(List<CostShare> shares, Function<CostShare, BigDecimal> money) {
        return shares.stream().map(money).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
