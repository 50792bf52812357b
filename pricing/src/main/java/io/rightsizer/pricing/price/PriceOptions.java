package io.rightsizer.pricing.price;

import io.rightsizer.analyzer.workload.Offering;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where prices are looked for beside the embedded catalog.
///
/// @param file the user's price file
/// @param cache directory of refreshed lists; it may be missing
/// @param offerings what Karpenter tells
/// @param today when the cluster told its prices, and what the age of others is counted from
public record PriceOptions(@Nullable Path file, @Nullable Path cache, List<Offering> offerings, LocalDate today) {

    public PriceOptions {
        offerings = List.copyOf(offerings);
    }

    /// The embedded catalog alone.
    public static PriceOptions embedded(LocalDate today) {
        return new PriceOptions(null, null, List.of(), today);
    }
}
