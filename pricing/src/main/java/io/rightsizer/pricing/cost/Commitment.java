package io.rightsizer.pricing.cost;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import java.math.BigDecimal;
import java.time.LocalDate;

/// What is paid until a day, used or not. It covers machines bought on demand, never spot.
public sealed interface Commitment {

    /// The last day it is paid.
    LocalDate until();

    /// Whether it covers such a machine.
    boolean covers(NodeKey key);

    /// A number of machines of one type, as a reserved instance or a committed use of 1 or 3 years.
    ///
    /// @param provider `aws`, `azure`, `gcp`
    /// @param region empty for any
    /// @param hourly for one machine
    record Machines(String provider, String region, String instanceType, int count, BigDecimal hourly, LocalDate until)
            implements Commitment {

        public Machines {
            requirePositive(hourly, "The price of a committed machine");
            if (count < 1) {
                throw new IllegalArgumentException(
                        "A commitment to " + instanceType + " needs at least one machine, not " + count);
            }
        }

        @Override
        public boolean covers(NodeKey key) {
            return key.capacityType() == CapacityType.ON_DEMAND
                    && provider.equals(key.provider())
                    && (region.isEmpty() || region.equals(key.region()))
                    && instanceType.equals(key.instanceType());
        }
    }

    /// An amount of money an hour that buys any machine of a provider at a lower price, as a savings plan does.
    ///
    /// @param hourly what is committed
    /// @param percent what a covered machine costs less than its price without the plan; below 100
    record Spend(String provider, BigDecimal hourly, BigDecimal percent, LocalDate until) implements Commitment {

        public Spend {
            requirePositive(hourly, "A committed amount");
            if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0) {
                throw new IllegalArgumentException(
                        "A committed amount buys at 0 to less than 100 per cent off, not " + percent.toPlainString());
            }
        }

        @Override
        public boolean covers(NodeKey key) {
            return key.capacityType() == CapacityType.ON_DEMAND && provider.equals(key.provider());
        }
    }

    private static void requirePositive(BigDecimal hourly, String what) {
        if (hourly.signum() <= 0) {
            throw new IllegalArgumentException(what + " is above zero, not " + hourly.toPlainString());
        }
    }
}
