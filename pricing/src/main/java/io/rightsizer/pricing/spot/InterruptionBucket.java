package io.rightsizer.pricing.spot;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/// How often spot machines of a type were taken back in the last month, in the ranges of the AWS Spot Instance Advisor
/// (<https://aws.amazon.com/ec2/spot/instance-advisor/>).
public enum InterruptionBucket {
    BELOW_5("<5%", "0.025"),
    FROM_5("5-10%", "0.075"),
    FROM_10("10-15%", "0.125"),
    FROM_15("15-20%", "0.175"),
    /// Has no upper end; taken as 20 to 30 per cent.
    ABOVE_20(">20%", "0.25");

    /// What is assumed where nothing is published, as of machines of Azure and Google: the worst.
    public static final InterruptionBucket WHERE_UNKNOWN = ABOVE_20;

    private final String label;
    private final BigDecimal midpoint;

    InterruptionBucket(String label, String midpoint) {
        this.label = label;
        this.midpoint = new BigDecimal(midpoint);
    }

    /// As the price catalog writes it: `5-10%`.
    public String label() {
        return label;
    }

    /// Share of machines taken back in a month.
    public BigDecimal midpoint() {
        return midpoint;
    }

    /// Empty for any other word.
    public static Optional<InterruptionBucket> labelled(String label) {
        return Arrays.stream(values())
                .filter(bucket -> bucket.label.equals(label.strip()))
                .findFirst();
    }
}
