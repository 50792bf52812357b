package io.rightsizer.api.report.prices;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.price.ListRow;
import io.rightsizer.pricing.price.Region;
import io.rightsizer.pricing.price.TypePrices;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An instance type of a region with what it costs.
///
/// @param listed absent where no list of the region has it
/// @param only the one way of buying that was asked for; absent for all
public record ShownType(
        Region region,
        String name,
        @Nullable ListRow listed,
        TypePrices prices,
        @Nullable CapacityType only) {

    Priced onDemand() {
        return prices.onDemand();
    }

    /// What was asked for, or on-demand: the price whose source a line shows.
    public Priced main() {
        return prices.as(only == null ? CapacityType.ON_DEMAND : only);
    }

    boolean shows(CapacityType capacityType) {
        return only == null || only == capacityType;
    }

    static Optional<Price> known(Priced priced) {
        return switch (priced) {
            case Priced.Known(var price) -> Optional.of(price);
            case Priced.Unknown _ -> Optional.empty();
        };
    }

    /// Why prices that were asked for are missing, each reason once.
    public static List<String> reasons(List<ShownType> types) {
        return types.stream()
                .map(ShownType::main)
                .flatMap(priced -> switch (priced) {
                    case Priced.Known _ -> Stream.<String>empty();
                    case Priced.Unknown(var reason) -> Stream.of(reason);
                })
                .distinct()
                .toList();
    }
}
