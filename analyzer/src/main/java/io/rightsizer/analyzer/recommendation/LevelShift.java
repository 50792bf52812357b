package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.ChangePoint;
import io.rightsizer.analyzer.usage.Rollouts;
import io.rightsizer.analyzer.usage.UsageHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Usage that moved to another level and stayed there, by more than 10 % and three times the usual scatter of the
/// days (MAD). Upward it counts from the second day, downward from the third, since a weekend is two days long.
///
/// @param since the rollout it began with, or the start of the first day at the new level
/// @param before median of the days before
/// @param after median of the days since
/// @param needed what all data since then asks for: highest memory, p95 of CPU
/// @param kept how long the new level has lasted
record LevelShift(
        Direction direction,
        Instant since,
        double before,
        double after,
        double needed,
        Duration kept,
        boolean withRollout) {

    enum Direction {
        UP,
        DOWN
    }

    private static final int LEAST_BEFORE = 3;
    private static final int LEAST_UP = 2;
    private static final int LEAST_DOWN = 3;
    private static final double LEAST_CHANGE = 0.10;
    private static final double DEVIATIONS = 3;
    private static final double MOST_DAYS = 0.8;
    private static final Duration A_DAY = Duration.ofDays(1);

    /// The latest shift, if any: after one is found, the days since are searched for another.
    static @Nullable LevelShift in(
            DayLevels days, Hours hours, UsageHistory history, IntToDoubleFunction neededSinceDay) {
        @Nullable LevelShift latest = null;
        for (var rest = days; ; ) {
            var found = ChangePoint.in(rest.level(), LEAST_BEFORE, LEAST_UP);
            if (found.isEmpty() || !counts(found.get(), rest)) {
                return latest;
            }
            var point = found.get();
            rest = rest.from(point.index());
            var day = (int) rest.day()[0];
            latest = of(point, hours.startOf(day * Hours.A_DAY), history, neededSinceDay.applyAsDouble(day));
        }
    }

    private static boolean counts(ChangePoint point, DayLevels days) {
        var change = point.after() - point.before();
        var least = Math.max(LEAST_CHANGE * point.before(), DEVIATIONS * point.deviation());
        var since = Arrays.copyOfRange(days.level(), point.index(), days.count());
        var beyond = Arrays.stream(since)
                .filter(level -> (level - point.before()) * Math.signum(change) > least)
                .count();
        return Math.abs(change) > least
                && since.length >= (change > 0 ? LEAST_UP : LEAST_DOWN)
                && beyond >= MOST_DAYS * since.length;
    }

    private static LevelShift of(ChangePoint point, Instant firstDay, UsageHistory history, double needed) {
        var rollout = Rollouts.in(history).stream()
                .filter(time -> Duration.between(firstDay, time).abs().compareTo(A_DAY) <= 0)
                .findFirst();
        return new LevelShift(
                point.after() > point.before() ? Direction.UP : Direction.DOWN,
                rollout.orElse(firstDay),
                point.before(),
                point.after(),
                needed,
                Duration.between(firstDay, history.window().to()),
                rollout.isPresent());
    }
}
