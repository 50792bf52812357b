package io.rightsizer.pricing.price;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import java.util.Comparator;
import java.util.stream.Stream;

/// A line of the user's price file.
///
/// @param name of the instance type or pool; empty for a price of a part
/// @param provider empty for any, and so the region
public record CustomPrice(
        Scope scope, String name, String provider, String region, Capacity capacity, Price price, long line) {

    /// The line that says most about a node comes first.
    static final Comparator<CustomPrice> MOST_SPECIFIC =
            Comparator.comparingLong(CustomPrice::conditions).reversed();

    /// What a line prices, the strongest first.
    public enum Scope {
        POOL,
        INSTANCE_TYPE,
        /// A core.
        CPU,
        /// A gibibyte of memory.
        MEMORY,
        GPU
    }

    /// Machines a line is for.
    public enum Capacity {
        ON_DEMAND,
        SPOT,
        ANY;

        boolean covers(CapacityType type) {
            return this == ANY || name().equals(type.name());
        }
    }

    boolean covers(String askedProvider, String askedRegion, CapacityType type) {
        return (provider.isEmpty() || provider.equals(askedProvider))
                && (region.isEmpty() || region.equals(askedRegion))
                && capacity.covers(type);
    }

    /// Whether no node could tell which of both holds.
    boolean contradicts(CustomPrice other) {
        return scope == other.scope
                && name.equals(other.name)
                && provider.equals(other.provider)
                && region.equals(other.region)
                && capacity == other.capacity;
    }

    private long conditions() {
        return Stream.of(provider, region).filter(text -> !text.isEmpty()).count() * 2
                + (capacity == Capacity.ANY ? 0 : 1);
    }
}
