package io.rightsizer.pricing.spot;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.price.Interruption;
import java.math.BigDecimal;

/// What a spot machine costs in effect: its price and what its interruptions cost.
///
/// @param hourly what is paid
/// @param effective `hourly x (1 + restart overhead x midpoint of the bucket)`: what machines are compared by, never
///     what is billed
public record SpotPrice(BigDecimal hourly, BigDecimal effective) {

    /// A machine that is taken back costs a month of it: for work done twice, caches filled again and the machine that
    /// starts while the old one still runs. Nothing measured, chosen so that the worst bucket costs a quarter more.
    public static final BigDecimal RESTART_OVERHEAD = BigDecimal.ONE;

    /// What is assumed where nothing is published, as of machines of Azure and Google: the worst.
    public static final Interruption WHERE_UNKNOWN = Interruption.ABOVE_20;

    public static SpotPrice of(BigDecimal hourly, Interruption bucket) {
        return of(hourly, bucket, RESTART_OVERHEAD);
    }

    /// @param restartOverhead what an interruption costs, in months of the machine; not negative
    public static SpotPrice of(BigDecimal hourly, Interruption bucket, BigDecimal restartOverhead) {
        if (hourly.signum() < 0 || restartOverhead.signum() < 0) {
            throw new IllegalArgumentException("Neither a price nor the overhead of a restart can be negative: "
                    + hourly.toPlainString() + ", " + restartOverhead.toPlainString());
        }
        return new SpotPrice(
                hourly,
                hourly.multiply(BigDecimal.ONE.add(restartOverhead.multiply(bucket.share())))
                        .stripTrailingZeros());
    }

    /// How to buy the machine. On demand with discounts and commitments may be cheaper than spot, and is then better
    /// (<https://github.com/aws/karpenter-provider-aws/issues/4923>).
    ///
    /// @param onDemand what it costs on demand with all that is taken off
    public CapacityType orOnDemand(BigDecimal onDemand) {
        return effective.compareTo(onDemand) < 0 ? CapacityType.SPOT : CapacityType.ON_DEMAND;
    }
}
