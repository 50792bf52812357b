package io.rightsizer.pricing.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a change saves in an hour, at least and at most; negative where it costs.
public record SavingsRange(BigDecimal low, BigDecimal high) {

    public static final SavingsRange NOTHING = new SavingsRange(BigDecimal.ZERO, BigDecimal.ZERO);

    public SavingsRange {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException(
                    "A range goes up, not from " + low.toPlainString() + " to " + high.toPlainString());
        }
    }

    /// One amount.
    public static SavingsRange exactly(BigDecimal amount) {
        return new SavingsRange(amount, amount);
    }

    /// From nothing to an amount, or from an amount that costs to nothing.
    public static SavingsRange upTo(BigDecimal amount) {
        return new SavingsRange(amount.min(BigDecimal.ZERO), amount.max(BigDecimal.ZERO));
    }

    /// What a saving on paper comes to, given that machines come and go whole: from the machines it surely removes
    /// to those it removes where what is freed meets room that others left. A single workload's saving is rarely in
    /// between.
    ///
    /// @param machine an hour of a machine it would remove
    public static SavingsRange inMachines(BigDecimal paper, BigDecimal machine) {
        return machine.signum() <= 0
                ? exactly(paper)
                : new SavingsRange(
                        whole(paper, machine, RoundingMode.FLOOR), whole(paper, machine, RoundingMode.CEILING));
    }

    private static BigDecimal whole(BigDecimal paper, BigDecimal machine, RoundingMode rounding) {
        return paper.divide(machine, 0, rounding).multiply(machine);
    }

    public SavingsRange plus(SavingsRange other) {
        return new SavingsRange(low.add(other.low), high.add(other.high));
    }

    /// The same over many hours.
    public SavingsRange over(BigDecimal hours) {
        return new SavingsRange(low.multiply(hours), high.multiply(hours));
    }
}
