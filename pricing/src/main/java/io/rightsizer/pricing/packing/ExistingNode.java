package io.rightsizer.pricing.packing;

import io.rightsizer.pricing.CapacityType;
import java.math.BigDecimal;

/// A node of today.
///
/// @param zone empty where unknown
/// @param room what it takes beside its daemonsets
/// @param hourly as it is paid; 0 only for a machine that really costs nothing, never for an unknown price
public record ExistingNode(
        String name, String pool, String zone, CapacityType capacityType, Room room, BigDecimal hourly) {

    public ExistingNode {
        if (hourly.signum() < 0) {
            throw new IllegalArgumentException(
                    "Node " + name + " cannot have a negative price: " + hourly.toPlainString());
        }
    }
}
