package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Usage that comes back at the same hour of most days, an hour early or late, and stands far above the rest of the
/// day for half an hour or more: a nightly job. One of less than 72 minutes is under 5 % of the time, so that p95 does
/// not see it.
///
/// The rest is what lies outside the hour, the one before and the one after. More than an hour of a plateau or of the
/// slope of a daily rhythm is left there, more than 5 % of it, and its p95 is then as high as the peak: no daily peak.
/// Far above is twice that p95, and twice a usual hour of the busiest pod, which matters where most pods are idle.
///
/// @param latest start of its highest hour on the last day it came
/// @param length how long it stands far above the rest, on the middle one of its days
/// @param needed highest memory, or p95 of CPU, of the points far above the rest
record DailyPeak(Instant latest, Duration length, double needed) implements RecurringPeak {

    private static final int LEAST_DAYS = 7;
    private static final double MOST_DAYS = 0.80;
    private static final Duration LEAST_LENGTH = Duration.ofMinutes(30);
    private static final double FAR_ABOVE = 2;

    /// What is shorter is hidden from p90.
    private static final Duration A_TENTH_OF_A_DAY = Duration.ofMinutes(144);

    private static final int EARLY_OR_LATE = 1;
    private static final int HALF_A_DAY = Hours.A_DAY / 2 - 1;

    /// @param quantile of the points far above the rest, that is needed
    static @Nullable DailyPeak in(DayPoints points, double quantile) {
        var hours = points.hours();
        var days = IntStream.range(0, hours.days()).filter(hours::isKnown).toArray();
        if (days.length < LEAST_DAYS) {
            return null;
        }
        var reached = IntStream.range(0, Hours.A_DAY)
                .mapToDouble(place -> reachedOnMostDays(place, days, hours))
                .toArray();
        var highest = IntStream.range(0, Hours.A_DAY)
                .reduce(0, (best, place) -> reached[place] > reached[best] ? place : best);
        return at(highest, days, FAR_ABOVE * Samples.median(reached) / (2 * EARLY_OR_LATE + 1), points, quantile);
    }

    /// What three hours add up to on four days of five.
    private static double reachedOnMostDays(int place, int[] days, Hours hours) {
        var sums = Arrays.stream(days)
                .mapToDouble(day -> hours.sumAround(hour(day, place), EARLY_OR_LATE))
                .sorted()
                .toArray();
        return sums[sums.length - mostOf(sums.length)];
    }

    private static int mostOf(int days) {
        return (int) Math.ceil(MOST_DAYS * days);
    }

    private static int hour(int day, int place) {
        return day * Hours.A_DAY + place;
    }

    /// @param farAboveUsual twice a usual hour; what does not reach that is left before all points are looked at
    private static @Nullable DailyPeak at(
            int place, int[] days, double farAboveUsual, DayPoints points, double quantile) {
        if (comingOn(days, place, farAboveUsual, points).length < mostOf(days.length)) {
            return null;
        }
        var near = new BitSet();
        Arrays.stream(days).forEach(day -> near.or(points.hours().around(hour(day, place), EARLY_OR_LATE)));
        var far =
                Math.max(farAboveUsual, FAR_ABOVE * points.p95In(points.hours().allBut(near)));
        var came = comingOn(days, place, far, points);
        return came.length < mostOf(days.length)
                ? null
                : new DailyPeak(
                        latest(came[came.length - 1], place, points.hours()),
                        middleLength(came, place, far, points),
                        points.quantileAbove(far, near, quantile));
    }

    private static int[] comingOn(int[] days, int place, double far, DayPoints points) {
        return Arrays.stream(days)
                .filter(day -> stretch(day, place, EARLY_OR_LATE, far, points).compareTo(LEAST_LENGTH) >= 0)
                .toArray();
    }

    private static Duration stretch(int day, int place, int reach, double far, DayPoints points) {
        return points.longestAbove(far, points.hours().around(hour(day, place), reach));
    }

    private static Instant latest(int day, int place, Hours hours) {
        return hours.startOf(hours.highestHourIn(hours.around(hour(day, place), EARLY_OR_LATE)));
    }

    private static Duration middleLength(int[] days, int place, double far, DayPoints points) {
        var lengths = Arrays.stream(days)
                .mapToObj(day -> stretch(day, place, HALF_A_DAY, far, points))
                .sorted()
                .toList();
        return lengths.get(lengths.size() / 2);
    }

    @Override
    public double held() {
        return needed;
    }

    @Override
    public boolean isRare() {
        return length.compareTo(A_TENTH_OF_A_DAY) < 0;
    }

    @Override
    public Code code() {
        return Code.DAILY_PEAK;
    }

    @Override
    public String when() {
        return "every day around " + Wording.hour(latest) + " for " + Wording.span(length);
    }
}
