package io.rightsizer.pricing.price;

import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many of some machines have a price, and how old the oldest is: what a sum of them must be read with.
///
/// @param estimated how many of the priced ones are an estimate
/// @param oldest absent where nothing is priced
/// @param currencies more than one cannot be summed
public record PriceCoverage(
        int priced, int all, int estimated, @Nullable LocalDate oldest, Set<String> currencies) {

    public PriceCoverage {
        currencies = new TreeSet<>(currencies);
    }

    public static PriceCoverage of(Collection<Priced> machines) {
        var known = machines.stream()
                .flatMap(one -> switch (one) {
                    case Priced.Known(var price) -> Stream.of(price);
                    case Priced.Unknown _ -> Stream.<Price>empty();
                })
                .toList();
        return new PriceCoverage(
                known.size(),
                machines.size(),
                (int) known.stream()
                        .filter(price -> price.basis() == Price.Basis.ESTIMATED)
                        .count(),
                known.stream().map(Price::asOf).min(Comparator.naturalOrder()).orElse(null),
                known.stream()
                        .map(Price::currency)
                        .map(Currency::getCurrencyCode)
                        .collect(Collectors.toSet()));
    }

    /// `5 of 6 priced (1 estimated), the oldest price of 2025-04-04`.
    @Override
    public String toString() {
        return priced + " of " + all + " priced" + (estimated == 0 ? "" : " (" + estimated + " estimated)")
                + (oldest == null ? "" : ", the oldest price of " + oldest);
    }
}
