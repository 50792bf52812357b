package io.rightsizer.pricing.price;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// What an instance type costs in a region, however it is bought.
///
/// @param interruption how often spot machines are taken back; absent where nobody says
/// @param oneYear an hour under a commitment of a year, nothing paid in advance; absent where it is not listed
public record TypePrices(
        Priced onDemand,
        Priced spot,
        @Nullable Interruption interruption,
        @Nullable Price oneYear,
        @Nullable Price threeYears) {

    public Priced as(CapacityType capacityType) {
        return switch (capacityType) {
            case ON_DEMAND -> onDemand;
            case SPOT -> spot;
        };
    }

    /// Without what is priced in another currency: it could not be compared.
    TypePrices in(Currency currency) {
        return new TypePrices(
                in(currency, onDemand),
                in(currency, spot),
                interruption,
                oneYear != null && oneYear.currency().equals(currency) ? oneYear : null,
                threeYears != null && threeYears.currency().equals(currency) ? threeYears : null);
    }

    private static Priced in(Currency currency, Priced priced) {
        return switch (priced) {
            case Priced.Known(var price)
            when !price.currency().equals(currency) ->
                new Priced.Unknown("known only in " + price.currency() + ", the others are in " + currency
                        + "; price it in pricing.file");
            case Priced.Known _, Priced.Unknown _ -> priced;
        };
    }
}
