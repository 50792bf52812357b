package io.rightsizer.pricing.packing;

import io.rightsizer.pricing.CapacityType;
import java.math.BigDecimal;
import java.util.Comparator;

/// A way to get a node: a type and how it is bought, or existing nodes that are alike.
///
/// @param room millicores, bytes and pods; whole numbers, and exact as such
/// @param price `hourly` for comparing; sums of money are taken from `hourly`
/// @param most how many there are of it
record Column(
        String type,
        String pool,
        String zone,
        CapacityType capacityType,
        double[] room,
        BigDecimal hourly,
        double price,
        int most) {

    static final int UNLIMITED = Integer.MAX_VALUE;

    /// Any order will do that does not depend on the order of the input.
    static final Comparator<Column> ORDER = Comparator.comparing(Column::pool)
            .thenComparing(Column::type)
            .thenComparing(Column::capacityType)
            .thenComparing(Column::zone)
            .thenComparing(Column::hourly)
            .thenComparing(Column::room, java.util.Arrays::compare);

    static Column onDemand(NodeType type) {
        return bought(type, CapacityType.ON_DEMAND, type.onDemand());
    }

    static Column spot(NodeType type) {
        return bought(type, CapacityType.SPOT, java.util.Objects.requireNonNull(type.spot()));
    }

    private static Column bought(NodeType type, CapacityType capacityType, BigDecimal hourly) {
        return new Column(
                type.name(),
                type.pool(),
                "",
                capacityType,
                Item.amounts(type.room()),
                hourly,
                hourly.doubleValue(),
                UNLIMITED);
    }

    Column times(int count) {
        return new Column(type, pool, zone, capacityType, room, hourly, price, count);
    }

    boolean spot() {
        return capacityType == CapacityType.SPOT;
    }

    boolean holds(double[] size) {
        return size[0] <= room[0] && size[1] <= room[1] && size[2] <= room[2];
    }
}
