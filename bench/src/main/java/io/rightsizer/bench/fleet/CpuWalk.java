package io.rightsizer.bench.fleet;

import java.util.SplittableRandom;

/// A CPU counter in nanoseconds, as the kernel keeps it: a daily wave, noise that remembers a few minutes, and now and
/// then a burst of some minutes.
final class CpuWalk {

    private static final double DAY = 86_400_000;

    /// Work of a start in seconds of the usual load: a series does not begin at zero.
    private static final int LEAST_START = 150;

    private static final int MOST_START = 400;
    private static final int BURST_EVERY = 1024;
    private static final int BURST = 4;

    private final Spec spec;
    private final SplittableRandom dice;
    private long nanos;
    private long before;
    private double level;
    private int burst;

    CpuWalk(Spec spec, long seed) {
        this.spec = spec;
        this.dice = new SplittableRandom(seed);
        this.nanos = (long) (spec.cores() * dice.nextInt(LEAST_START, MOST_START) * 1e9);
    }

    /// Seconds used since the start.
    double at(long time) {
        if (before > 0) {
            nanos += (long) (rate(time) * (time - before) * 1e6);
        }
        before = time;
        return nanos / 1e9;
    }

    private double rate(long time) {
        level = 0.9 * level + 0.436 * dice.nextGaussian();
        if (burst > 0) {
            burst--;
        } else if (dice.nextInt(BURST_EVERY) == 0) {
            burst = dice.nextInt(1, 6);
        }
        var rhythm = spec.rhythm();
        var wave = 1 + rhythm.wave() * Math.sin(2 * Math.PI * (time / DAY + rhythm.phase()));
        return spec.cores() * wave * Math.exp(rhythm.noise() * level) * (burst > 0 ? BURST : 1);
    }
}
