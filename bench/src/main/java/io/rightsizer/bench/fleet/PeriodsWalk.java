package io.rightsizer.bench.fleet;

import java.util.SplittableRandom;

/// Periods of the CPU quota in which the container ran, and those it was held back in. Ten periods a second when it
/// always has something to do.
final class PeriodsWalk {

    private static final int PERIODS_A_SCRAPE = (int) (FleetSize.SCRAPE / 100);

    private final SplittableRandom dice;
    private final double active;
    private final double throttled;
    private long periods;
    private long held;

    PeriodsWalk(Spec spec, long seed) {
        this.dice = new SplittableRandom(seed ^ 0x5DEECE66DL);
        this.active = Math.min(1, 0.05 + 4 * spec.cores());
        this.throttled = dice.nextInt(10) == 0 ? dice.nextDouble(0.01, 0.2) : 0.0005;
    }

    /// @param ran into which the first goes
    /// @param heldBack into which the second goes
    void next(int index, double[] ran, double[] heldBack) {
        var more = (long) (PERIODS_A_SCRAPE * active * dice.nextDouble(0.8, 1));
        periods += more;
        held += (long) (more * throttled * 2 * dice.nextDouble() + dice.nextDouble());
        ran[index] = periods;
        heldBack[index] = held;
    }
}
