package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.UsageHistory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the course of usage tells beyond its distribution, found once while the series are at hand and small enough to
/// keep for every container. What was not seen is absent.
///
/// @param cpuShift absent where the rhythm of the week explains it
/// @param memoryShift absent where the rhythm of the week or a leak explains it
record Signals(
        @Nullable LevelShift cpuShift,
        @Nullable LevelShift memoryShift,
        Rhythm cpuRhythm,
        Rhythm memoryRhythm,
        @Nullable Leak leak,
        @Nullable Skew cpuSkew,
        @Nullable Skew memorySkew,
        @Nullable StartUp startUp) {

    private static final Signals NONE = new Signals(null, null, Rhythm.NONE, Rhythm.NONE, null, null, null, null);

    private static final double P95 = 0.95;
    private static final double HIGHEST = 1;

    /// On a grid coarser than this, neither an hour nor a start can be seen.
    private static final Duration COARSEST = Duration.ofHours(1);

    static Signals of(UsageHistory history) {
        return history.window().step().compareTo(COARSEST) > 0 ? NONE : on(history);
    }

    private static Signals on(UsageHistory history) {
        var window = history.window();
        var cpu = StartUp.leftOut(history).cpu();
        var cpuHours = Hours.ofMeans(cpu, window);
        var cpuPoints = new DayPoints(cpu, cpuHours);
        var memoryHours = Hours.ofPeaks(history.memory(), window);
        var memoryDays = DayLevels.of(memoryHours, memoryHours::highestOf);
        var leak = Leak.in(memoryDays, history.memory(), memoryHours.highest());
        var cpuRhythm = new Rhythm(WeeklyPeak.in(cpuHours, cpuPoints::p95In), DailyPeak.in(cpuPoints, P95));
        var memoryRhythm = new Rhythm(
                WeeklyPeak.in(memoryHours, memoryHours::highestIn),
                DailyPeak.in(new DayPoints(history.memory(), memoryHours), HIGHEST));
        var cpuDays = DayLevels.of(cpuHours, cpuPoints::p95OfDay);
        var cpuShift = LevelShift.in(cpuDays, cpuHours, history, cpuPoints::p95SinceDay);
        var memoryShift = LevelShift.in(memoryDays, memoryHours, history, memoryHours::highestSinceDay);
        return new Signals(
                unexplained(cpuShift, cpuRhythm),
                leak == null ? unexplained(memoryShift, memoryRhythm) : null,
                cpuRhythm,
                memoryRhythm,
                leak,
                Skew.inCpu(history),
                Skew.inMemory(history),
                StartUp.in(history));
    }

    private static @Nullable LevelShift unexplained(@Nullable LevelShift shift, Rhythm rhythm) {
        return shift == null || rhythm.explains(shift) ? null : shift;
    }
}
