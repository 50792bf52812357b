package io.rightsizer.pricing.saving;

import java.math.BigDecimal;

/// The four figures of a saving, each an hour's money. None may be added to another.
///
/// @param paper the difference of requests at what a freed core and gibibyte are worth at the limit: nobody
///     is paid this
/// @param packed what the bill falls by on the machines of today, those that become empty going
/// @param reachable what it falls by with machines bought anew, spot for those who may
/// @param bound what it could fall by at most: no plan saves more
public record Figures(BigDecimal paper, BigDecimal packed, BigDecimal reachable, BigDecimal bound) {

    public static final Figures NOTHING =
            new Figures(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public Figures plus(Figures other) {
        return new Figures(
                paper.add(other.paper),
                packed.add(other.packed),
                reachable.add(other.reachable),
                bound.add(other.bound));
    }

    /// The same over many hours.
    public Figures over(BigDecimal hours) {
        return new Figures(
                paper.multiply(hours), packed.multiply(hours), reachable.multiply(hours), bound.multiply(hours));
    }
}
