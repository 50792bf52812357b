package io.rightsizer.pricing.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a core of a machine family is worth in memory, where its prices are made of a price of a core and one of a
/// gibibyte, as those of Google's families are: two shapes tell both, and all others must agree. Families of one shape
/// in several sizes, as Amazon's are, tell nothing.
public final class FamilyRatio {

    /// One percent: prices are rounded, and a family that is off by more is not priced this way.
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    /// @param cores above zero
    /// @param hourly its list price
    public record Shape(BigDecimal cores, BigDecimal gibibytes, BigDecimal hourly) {

        public Shape {
            if (cores.signum() <= 0 || gibibytes.signum() < 0 || hourly.signum() < 0) {
                throw new IllegalArgumentException("No machine has " + cores.toPlainString() + " cores and "
                        + gibibytes.toPlainString() + " GiB for " + hourly.toPlainString() + " an hour");
            }
        }

        private BigDecimal memoryOfACore() {
            return gibibytes.divide(cores, MathContext.DECIMAL64);
        }

        private BigDecimal priceOfACore() {
            return hourly.divide(cores, MathContext.DECIMAL64);
        }

        private boolean agrees(UnitPrices prices) {
            return prices.of(cores, gibibytes).subtract(hourly).abs().compareTo(hourly.multiply(TOLERANCE)) <= 0;
        }
    }

    private FamilyRatio() {}

    /// Gibibytes that cost as much as a core; empty where these shapes do not tell.
    public static Optional<BigDecimal> of(List<Shape> family) {
        return prices(family)
                .filter(prices -> family.stream().allMatch(shape -> shape.agrees(prices)))
                .map(prices -> prices.core().divide(prices.gibibyte(), MathContext.DECIMAL64));
    }

    private static Optional<UnitPrices> prices(List<Shape> family) {
        var byMemory = family.stream()
                .sorted(Comparator.comparing(Shape::memoryOfACore).thenComparing(Shape::priceOfACore))
                .toList();
        return byMemory.isEmpty() ? Optional.empty() : prices(byMemory.getFirst(), byMemory.getLast());
    }

    private static Optional<UnitPrices> prices(Shape least, Shape most) {
        var moreMemory = most.memoryOfACore().subtract(least.memoryOfACore());
        if (moreMemory.signum() == 0) {
            return Optional.empty();
        }
        var gibibyte = most.priceOfACore().subtract(least.priceOfACore()).divide(moreMemory, MathContext.DECIMAL64);
        var core = least.priceOfACore().subtract(gibibyte.multiply(least.memoryOfACore()));
        return gibibyte.signum() > 0 && core.signum() > 0
                ? Optional.of(new UnitPrices(core, gibibyte))
                : Optional.empty();
    }
}
