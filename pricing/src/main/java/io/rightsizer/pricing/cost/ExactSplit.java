package io.rightsizer.pricing.cost;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Shares out an amount of money so that the shares sum to it to the last digit.
///
/// Each share is first cut off after ten digits; the digits left over go, one each, to the largest remainders
/// (<https://en.wikipedia.org/wiki/Largest_remainders_method>), and among equal remainders to the first in the
/// list. The order of the list must therefore not depend on chance.
final class ExactSplit {

    /// Digits behind the point: a month of a share is then off by less than a hundred-thousandth of a cent.
    static final int SCALE = 10;

    private ExactSplit() {}

    /// One share a weight.
    ///
    /// @param total not negative; one finer than [#SCALE] is shared out in its own digits
    /// @param weights none negative; where all are zero, the first bears it all
    static List<BigDecimal> of(BigDecimal total, List<BigInteger> weights) {
        var sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            return allToTheFirst(total, weights.size());
        }
        var scale = Math.max(SCALE, total.scale());
        var units = total.setScale(scale).unscaledValue();
        var shares = new ArrayList<BigInteger>();
        var remainders = new ArrayList<BigInteger>();
        for (var weight : weights) {
            var parts = units.multiply(weight).divideAndRemainder(sum);
            shares.add(parts[0]);
            remainders.add(parts[1]);
        }
        var left = units.subtract(shares.stream().reduce(BigInteger.ZERO, BigInteger::add));
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get)
                        .reversed())
                .limit(left.intValueExact())
                .forEach(index -> shares.set(index, shares.get(index).add(BigInteger.ONE)));
        return shares.stream().map(share -> new BigDecimal(share, scale)).toList();
    }

    private static List<BigDecimal> allToTheFirst(BigDecimal total, int size) {
        return IntStream.range(0, size)
                .mapToObj(index -> index == 0 ? total : BigDecimal.ZERO)
                .toList();
    }
}
