package io.rightsizer.pricing.packing;

/// What an [Auction] arrived at, in the parts that were asked for; nothing elsewhere.
///
/// @param room the price of a millicore, a byte and a pod slot, by column
/// @param costs of a node of each column, less what it brings beside room
/// @param worth what a pod of each item pays where it pays least
/// @param nodes how many of each column the pods would fill, could they be cut
record Prices(double[][] room, double[] costs, double[] worth, double[] nodes) {

    /// Around 1 for a node that is full of pods that belong there.
    double costForWorth(Load load) {
        var sum = 0.0;
        for (int entry = 0; entry < load.items().length; entry++) {
            sum += load.counts()[entry] * worth[load.items()[entry]];
        }
        return costs[load.column()] / Math.max(1e-15, sum);
    }
}
