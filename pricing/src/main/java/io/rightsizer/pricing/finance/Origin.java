package io.rightsizer.pricing.finance;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.cost.PricedNode;
import java.util.Comparator;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The nodes whose charge is split up together: alike in all that a charge tells of them, so one pool that holds two
/// instance types, or spot beside on-demand, is two.
record Origin(
        String cluster,
        String provider,
        String region,
        String pool,
        String instanceType,
        CapacityType capacity,
        Currency currency,
        Optional<Commitment> commitment)
        implements Comparable<Origin> {

    private static final Comparator<Origin> ORDER = Comparator.comparing(Origin::cluster)
            .thenComparing(Origin::provider)
            .thenComparing(Origin::region)
            .thenComparing(Origin::pool)
            .thenComparing(Origin::instanceType)
            .thenComparing(Origin::capacity)
            .thenComparing(origin -> origin.currency().getCurrencyCode())
            .thenComparing(origin -> origin.commitment().toString());

    static Origin of(PricedNode node, Optional<Commitment> commitment) {
        var key = node.key();
        return new Origin(
                node.node().cluster(),
                key.provider(),
                key.region(),
                key.pool(),
                key.instanceType(),
                key.capacityType(),
                price(node).currency(),
                commitment);
    }

    /// @throws IllegalArgumentException when the price is unknown: such a node has no shares
    static Price price(PricedNode node) {
        return switch (node.price()) {
            case Priced.Known known -> known.price();
            case Priced.Unknown unknown ->
                throw new IllegalArgumentException(
                        "Node " + node.node().name() + " has shares but no price: " + unknown.reason());
        };
    }

    String pricingCategory() {
        if (commitment.isPresent()) {
            return "Committed";
        }
        return capacity == CapacityType.SPOT ? "Dynamic" : "Standard";
    }

    /// `prod/general/m5.xlarge/on-demand`, what is unknown left out.
    String id() {
        return Stream.of(cluster, pool, instanceType, bought())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    String name() {
        return pool.isEmpty() ? id() : pool;
    }

    String bought() {
        return capacity == CapacityType.SPOT ? "spot" : "on-demand";
    }

    String providerName() {
        return switch (provider) {
            case "aws" -> "AWS";
            case "azure" -> "Microsoft";
            case "gcp" -> "Google Cloud";
            default -> provider.isEmpty() ? "On-premises" : provider;
        };
    }

    String serviceName() {
        return switch (provider) {
            case "aws" -> "Amazon Elastic Compute Cloud";
            case "azure" -> "Virtual Machines";
            case "gcp" -> "Compute Engine";
            default -> "Kubernetes nodes";
        };
    }

    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }
}
