package io.rightsizer.api.demo;

import java.time.Duration;

/// What a container uses at a moment, in cores or bytes. Pure, so that it can be asked for any moment in any order.
@FunctionalInterface
interface Signal {

    double at(long second, ContainerRun run);

    static Signal steady(double level) {
        return (second, run) -> level;
    }

    /// A day's wave between two levels, highest at `peakHour` UTC.
    static Signal daily(double low, double high, int peakHour) {
        return (second, run) -> low + (high - low) * Wave.day(second - peakHour * 3600L);
    }

    /// Grows evenly by `perDay` from the start of the run: a leak.
    static Signal leak(double base, double perDay) {
        return (second, run) -> base + perDay * run.age(second) / 86_400;
    }

    /// From `base` to `full` over `period` since the start of the run, then stays: heap and caches fill up.
    static Signal filling(double base, double full, Duration period) {
        return (second, run) -> base + (full - base) * Math.min(1, run.age(second) / (double) period.toSeconds());
    }

    /// Grows from nothing to `height` over each period of a run, then starts anew: a process that leaks and is killed.
    static Signal saw(double height, Duration period) {
        return (second, run) -> height * (run.age(second) % period.toSeconds()) / period.toSeconds();
    }

    /// `high` for the first `length` of every day from `atMinute` UTC, `low` otherwise.
    static Signal everyDay(double low, double high, int atMinute, Duration length) {
        return (second, run) -> Math.floorMod(second - atMinute * 60L, 86_400L) < length.toSeconds() ? high : low;
    }

    /// Scales by the day of the week, Monday first.
    default Signal byWeekday(double... factors) {
        return (second, run) -> at(second, run) * factors[weekday(second)];
    }

    /// Scales by noise of at most `share` up or down, half of it drifting and half of it fresh each minute.
    default Signal noisy(double share) {
        return (second, run) -> at(second, run) * (1 + share * Wave.noise(run.seed(), second));
    }

    /// Multiplies by `factor` in minutes drawn with `chance`, all replicas for themselves.
    default Signal bursting(double factor, double chance) {
        return (second, run) ->
                at(second, run) * (Dice.share(run.seed() ^ 0xB0057, second / 120) < chance ? factor : 1);
    }

    /// Adds `extra` during the first `length` of a run: class loading, cache warming.
    default Signal startingWith(double extra, Duration length) {
        return (second, run) -> at(second, run) + (run.age(second) < length.toSeconds() ? extra : 0);
    }

    default Signal plus(Signal other) {
        return (second, run) -> at(second, run) + other.at(second, run);
    }

    /// 1970-01-01 was a Thursday.
    private static int weekday(long second) {
        return (int) Math.floorMod(Math.floorDiv(second, 86_400L) + 3, 7L);
    }
}
