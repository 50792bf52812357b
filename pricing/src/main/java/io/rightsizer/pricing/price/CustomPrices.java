package io.rightsizer.pricing.price;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Price.Basis;
import io.rightsizer.pricing.price.CustomPrice.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The user's price file: of several lines that fit, a pool's wins over an instance type's over those of parts, and
/// within each the one with more conditions.
public final class CustomPrices {

    static final CustomPrices NONE = new CustomPrices(List.of());

    private static final long STALE_DAYS = 365;
    private static final int DECIMALS = 9;

    private final List<CustomPrice> prices;

    private CustomPrices(List<CustomPrice> prices) {
        this.prices = prices.stream().sorted(CustomPrice.MOST_SPECIFIC).toList();
    }

    /// @throws PriceFileException with everything that must be mended, each with its line
    public static CustomPrices read(Path file) throws IOException {
        return new CustomPrices(CustomPriceReader.read(file));
    }

    /// In the order of the file.
    public List<CustomPrice> all() {
        return prices.stream()
                .sorted(Comparator.comparingLong(CustomPrice::line))
                .toList();
    }

    /// Of every line; empty without any.
    Optional<Currency> currency() {
        return prices.stream().map(one -> one.price().currency()).findFirst();
    }

    /// Prices that are a year old or of days to come.
    public List<String> warnings(LocalDate today) {
        return all().stream()
                .flatMap(one -> warning(one, ChronoUnit.DAYS.between(one.price().asOf(), today)).stream())
                .toList();
    }

    private static Optional<String> warning(CustomPrice one, long days) {
        var what = one.price().source() + " is of " + one.price().asOf();
        if (days > STALE_DAYS) {
            return Optional.of(what + ", " + days + " days ago; check the price and its as_of");
        }
        return days < 0 ? Optional.of(what + ", which is yet to come; check its as_of") : Optional.empty();
    }

    Optional<Price> price(NodeKey key, Optional<Shape> shape) {
        return ofPool(key)
                .or(() ->
                        price(new Region(key.provider(), key.region()), key.instanceType(), key.capacityType(), shape));
    }

    private Optional<Price> ofPool(NodeKey key) {
        return find(Scope.POOL, key.pool(), new Region(key.provider(), key.region()), key.capacityType())
                .map(CustomPrice::price);
    }

    /// The price of any machine of this type.
    Optional<Price> price(Region region, String instanceType, CapacityType capacityType, Optional<Shape> shape) {
        return find(Scope.INSTANCE_TYPE, instanceType, region, capacityType)
                .map(CustomPrice::price)
                .or(() -> shape.flatMap(size -> ofParts(size, region, capacityType)));
    }

    /// Empty where a part the machine has is not priced.
    private Optional<Price> ofParts(Shape size, Region region, CapacityType capacityType) {
        var cpu = find(Scope.CPU, "", region, capacityType);
        var memory = find(Scope.MEMORY, "", region, capacityType);
        var gpu = find(Scope.GPU, "", region, capacityType);
        if (cpu.isEmpty() || memory.isEmpty() || (size.gpus() > 0 && gpu.isEmpty())) {
            return Optional.empty();
        }
        var core = cpu.get().price();
        var gibibyte = memory.get().price();
        var gpus = gpu.map(one -> one.price().hourly().multiply(BigDecimal.valueOf(size.gpus())));
        var hourly = size.cores()
                .multiply(core.hourly())
                .add(size.gibibytes().multiply(gibibyte.hourly()))
                .add(gpus.orElse(BigDecimal.ZERO));
        return Optional.of(new Price(
                hourly.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros(),
                core.currency(),
                Basis.CUSTOM,
                String.format(
                        Locale.ROOT,
                        "%s and %d, by parts",
                        core.source(),
                        memory.get().line()),
                Stream.of(core.asOf(), gibibyte.asOf())
                        .min(Comparator.naturalOrder())
                        .orElseThrow()));
    }

    private Optional<CustomPrice> find(Scope scope, String name, Region region, CapacityType capacityType) {
        return prices.stream()
                .filter(one -> one.scope() == scope
                        && one.name().equals(name)
                        && one.covers(region.provider(), region.name(), capacityType))
                .findFirst();
    }
}
