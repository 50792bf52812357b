package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Usage that is reached at the same hours of every week and not on two other days in a row: a weekly job, or working
/// days. A policy that looks back a few days only forgets it just before it comes again.
///
/// @param latest start of its highest hour in the last week
/// @param level what every week reaches at that hour
/// @param quiet the highest hour of the quietest two days in a row
/// @param needed highest memory, or p95 of CPU, within the busy hours
/// @param days on how many days of a week the busy hours lie: five for working days
record WeeklyPeak(Instant latest, double level, double quiet, double needed, int days) implements RecurringPeak {

    private static final double CLEARLY = 1.10;
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final int FEW_DAYS = 2;
    private static final double ALMOST = 0.90;
    private static final int LEAST_WEEKS = 2;
    private static final int NOT_YET_SEEN = Hours.A_DAY / 2;

    /// @param neededIn what the usage in some hours asks for
    static @Nullable WeeklyPeak in(Hours hours, ToDoubleFunction<BitSet> neededIn) {
        if (hours.observed() < LEAST_WEEKS * Hours.A_WEEK - NOT_YET_SEEN) {
            return null;
        }
        var weeks = new Recurrence(hours.levels(), Hours.A_WEEK);
        if (weeks.periods() < LEAST_WEEKS) {
            return null;
        }
        var levels = weeks.levels();
        var highest =
                IntStream.range(0, levels.length).reduce(0, (best, hour) -> levels[hour] > levels[best] ? hour : best);
        var quiet = quietestTwoDays(hours, weeks.periods());
        if (levels[highest] <= CLEARLY * quiet || levels[highest] < ALMOST * leastWeek(hours, weeks.periods())) {
            return null;
        }
        var busy = busyHours(weeks, levels, hours.levels(), (levels[highest] + quiet) / 2);
        var latest = highestNear(weeks.indexOf(weeks.periods() - 1, highest), hours.levels());
        return new WeeklyPeak(
                hours.startOf(latest), levels[highest], quiet, neededIn.applyAsDouble(busy), daysOfAWeek(busy));
    }

    /// The least that two days in a row stay under in every week.
    private static double quietestTwoDays(Hours hours, int weeks) {
        var byWeekday = new double[7];
        for (int day = hours.days() - 7 * weeks; day < hours.days(); day++) {
            var weekday = (hours.days() - 1 - day) % 7;
            byWeekday[weekday] = Math.max(byWeekday[weekday], hours.highestOf(day));
        }
        return IntStream.range(0, 7)
                .mapToDouble(weekday -> Math.max(byWeekday[weekday], byWeekday[(weekday + 1) % 7]))
                .min()
                .orElse(0);
    }

    /// The highest hour of the week that had the lowest.
    private static double leastWeek(Hours hours, int weeks) {
        return IntStream.range(0, weeks)
                .mapToDouble(week -> IntStream.rangeClosed(1, 7)
                        .mapToDouble(day -> hours.highestOf(hours.days() - 7 * week - day))
                        .max()
                        .orElse(0))
                .min()
                .orElse(0);
    }

    private static int daysOfAWeek(BitSet busy) {
        return (int)
                busy.stream().map(hour -> hour / Hours.A_DAY % 7).distinct().count();
    }

    /// A peak on a day or two of a week, which a short window can miss altogether.
    @Override
    public boolean isRare() {
        return days <= FEW_DAYS;
    }

    /// What is never gone below: all of a rare peak, and what comes back in every week of more common ones.
    @Override
    public double held() {
        return isRare() ? needed : Math.min(needed, level);
    }

    @Override
    public Code code() {
        return Code.WEEKLY_PEAK;
    }

    @Override
    public String when() {
        return "every week, the last time around " + Wording.weekHour(latest);
    }

    /// Whether a level is no more than what comes back every week anyway.
    boolean explains(LevelShift shift) {
        return switch (shift.direction()) {
            case UP -> shift.after() <= CLEARLY * needed;
            case DOWN -> shift.kept().compareTo(A_WEEK) < 0;
        };
    }

    private static BitSet busyHours(Recurrence weeks, double[] levels, double[] hours, double busyLevel) {
        var busy = new BitSet();
        for (int week = 0; week < weeks.periods(); week++) {
            for (int place = 0; place < levels.length; place++) {
                var hour = weeks.indexOf(week, place);
                if (levels[place] >= busyLevel && hours[hour] >= busyLevel) {
                    busy.set(hour);
                }
            }
        }
        return busy;
    }

    private static int highestNear(int hour, double[] hours) {
        return IntStream.rangeClosed(Math.max(0, hour - 1), Math.min(hours.length - 1, hour + 1))
                .reduce(hour, (best, near) -> hours[near] > hours[best] ? near : best);
    }
}
