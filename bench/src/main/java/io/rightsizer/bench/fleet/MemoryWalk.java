package io.rightsizer.bench.fleet;

import java.util.SplittableRandom;

/// A working set in pages: slow noise and a little growth. What does nothing seldom changes.
final class MemoryWalk {

    private static final int PAGE = 4096;
    private static final double IDLE_CORES = 0.005;
    private static final double GROWTH_A_SAMPLE = 0.1 / 10_080;
    private static final double REACH = 0.03;

    private final SplittableRandom dice;
    private final double pages;
    private final double noise;
    private final double changing;
    private double level;
    private long samples;
    private double now;

    MemoryWalk(Spec spec, long seed) {
        this.dice = new SplittableRandom(~seed);
        this.pages = Math.floor(spec.bytes() / PAGE);
        this.noise = spec.rhythm().noise();
        this.changing = spec.cores() < IDLE_CORES ? 0.25 : 0.92;
        this.now = pages;
    }

    double next() {
        level = 0.97 * level + 0.24 * dice.nextGaussian();
        samples++;
        if (dice.nextDouble() < changing) {
            now = Math.floor(pages * (1 + REACH * noise * level + GROWTH_A_SAMPLE * samples));
        }
        return now * PAGE;
    }
}
