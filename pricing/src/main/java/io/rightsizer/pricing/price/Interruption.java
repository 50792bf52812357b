package io.rightsizer.pricing.price;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/// How much of the spot capacity of an instance type its provider took back in a month, as AWS publishes it
/// (<https://aws.amazon.com/ec2/spot/instance-advisor/>).
public enum Interruption {
    BELOW_5("<5%", "0.025"),
    FROM_5_TO_10("5-10%", "0.075"),
    FROM_10_TO_15("10-15%", "0.125"),
    FROM_15_TO_20("15-20%", "0.175"),
    /// Open above: its share is a guess on the low side.
    ABOVE_20(">20%", "0.25");

    private final String published;
    private final BigDecimal share;

    Interruption(String published, String share) {
        this.published = published;
        this.share = new BigDecimal(share);
    }

    /// Empty for what no list publishes.
    static Optional<Interruption> of(String published) {
        return Arrays.stream(values())
                .filter(bucket -> bucket.published.equals(published))
                .findFirst();
    }

    /// The middle of the bucket, a share from 0 to 1.
    public BigDecimal share() {
        return share;
    }

    /// As it is published: `5-10%`.
    @Override
    public String toString() {
        return published;
    }
}
