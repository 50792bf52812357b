package io.rightsizer.api.demo;

/// The shapes behind the signals, cheap enough for millions of samples.
final class Wave {

    private static final double[] DAY = new double[1440];

    static {
        for (int minute = 0; minute < DAY.length; minute++) {
            DAY[minute] = StrictMath.pow((1 + StrictMath.cos(2 * StrictMath.PI * minute / DAY.length)) / 2, 1.5);
        }
    }

    private Wave() {}

    /// 1 at the beginning of a day, 0 twelve hours later; the night is longer than the peak.
    static double day(long second) {
        return DAY[(int) Math.floorMod(second / 60, (long) DAY.length)];
    }

    /// Between -1 and 1: half of it drifts over ten minutes, half of it is new each minute.
    static double noise(long seed, long second) {
        var slot = second / 600;
        var within = second % 600 / 600.0;
        var slow = Dice.share(seed, slot) * (1 - within) + Dice.share(seed, slot + 1) * within;
        return slow + Dice.share(~seed, second / 60) - 1;
    }
}
