package io.rightsizer.pricing.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Rounds a stream of amounts so that what was given out is always the rounding of what came in: each amount gets the
/// difference of two rounded running sums. So the rounded amounts sum to the rounded sum, none is further from its
/// exact value than one unit, none that was positive turns negative, and nothing has to be kept.
final class Spread {

    private final int scale;
    private BigDecimal exact = BigDecimal.ZERO;
    private BigDecimal given = BigDecimal.ZERO;

    /// @param scale decimals that are kept
    Spread(int scale) {
        this.scale = scale;
    }

    BigDecimal next(BigDecimal amount) {
        exact = exact.add(amount);
        var before = given;
        given = exact.setScale(scale, RoundingMode.HALF_EVEN);
        return given.subtract(before);
    }

    /// Splits `total` by weights that are not negative, to the last digit of `scale`. Where all weights are zero
    /// the last one gets it.
    static List<BigDecimal> byWeight(BigDecimal total, List<BigDecimal> weights, int scale) {
        var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var parts = new ArrayList<BigDecimal>(weights.size());
        var running = BigDecimal.ZERO;
        var given = BigDecimal.ZERO;
        for (var index = 0; index < weights.size(); index++) {
            running = running.add(weights.get(index));
            var upTo = index == weights.size() - 1 ? total : upTo(total, running, sum, scale);
            parts.add(upTo.subtract(given));
            given = upTo;
        }
        return parts;
    }

    private static BigDecimal upTo(BigDecimal total, BigDecimal running, BigDecimal sum, int scale) {
        return sum.signum() == 0 ? BigDecimal.ZERO : total.multiply(running).divide(sum, scale, RoundingMode.HALF_EVEN);
    }
}
