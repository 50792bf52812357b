package io.rightsizer.pricing.price;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Offering;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Price.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the cluster itself says of a node: a cost exporter such as OpenCost, else Karpenter. Zero is what exporters
/// write for what they do not know.
final class ClusterPrices {

    private static final int DECIMALS = 9;

    private final List<Offering> offerings;
    private final LocalDate asOf;

    ClusterPrices(List<Offering> offerings, LocalDate asOf) {
        this.offerings = offerings;
        this.asOf = asOf;
    }

    Optional<Price> price(Node node, NodeKey key, Optional<Shape> shape) {
        return exported(node, shape).or(() -> offered(node, key));
    }

    private Optional<Price> exported(Node node, Optional<Shape> shape) {
        var cost = node.cost();
        if (cost == null) {
            return Optional.empty();
        }
        return told(cost.total())
                .map(total -> quoted(total, "cost exporter, whole node"))
                .or(() -> byParts(cost, shape));
    }

    private Optional<Price> byParts(Node.HourlyCost cost, Optional<Shape> shape) {
        return told(cost.core())
                .flatMap(core -> told(cost.gibibyte()).flatMap(gibibyte -> shape.filter(size -> size.gpus() == 0)
                        .map(size -> quoted(sum(size, core, gibibyte), "cost exporter, by core and GiB"))));
    }

    private static Optional<BigDecimal> told(@Nullable BigDecimal hourly) {
        return Optional.ofNullable(hourly).filter(price -> price.signum() > 0);
    }

    private static BigDecimal sum(Shape size, BigDecimal core, BigDecimal gibibyte) {
        return size.cores()
                .multiply(core)
                .add(size.gibibytes().multiply(gibibyte))
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /// The zones of an on-demand type cost the same; of a spot one they do not, and a node whose zone is unknown may be
    /// in any: then the dearest counts, flagged.
    private Optional<Price> offered(Node node, NodeKey key) {
        var capacity = key.capacityType() == CapacityType.SPOT ? "spot" : "on-demand";
        var matching = offerings.stream()
                .filter(offer -> offer.cluster().equals(node.cluster())
                        && offer.instanceType().equals(key.instanceType())
                        && offer.capacityType().equals(capacity)
                        && offer.hourly().signum() > 0)
                .toList();
        var inZone = matching.stream()
                .filter(offer -> offer.zone().equals(key.zone()))
                .max(Comparator.comparing(Offering::hourly))
                .map(offer -> quoted(offer.hourly(), "Karpenter offering"));
        return inZone.or(() -> matching.stream()
                .max(Comparator.comparing(Offering::hourly))
                .map(offer -> new Price(
                        offer.hourly(), Price.USD, Basis.ESTIMATED, "Karpenter offering of another zone", asOf)));
    }

    private Price quoted(BigDecimal hourly, String source) {
        return new Price(hourly, Price.USD, Basis.QUOTED, source, asOf);
    }
}
