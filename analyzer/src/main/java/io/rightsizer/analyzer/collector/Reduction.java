package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.Arrays;

/// Reduces one series of raw samples to the window's grid.
final class Reduction {

    /// The rate window never shrinks below this, so that short gaps in scraping leave no gap in the grid.
    static final Duration SHORTEST_RATE_WINDOW = Duration.ofMinutes(5);

    /// Nor does it grow beyond: a series scraped less than every 15 minutes has gaps.
    static final Duration LONGEST_RATE_WINDOW = Duration.ofHours(1);

    /// A rate needs two samples even when two scrapes in a row failed.
    private static final int SCRAPES_IN_RATE_WINDOW = 4;

    private static final long MINUTE = 60_000;

    private Reduction() {}

    /// @param samples tidy, from at least [#LONGEST_RATE_WINDOW] before the window on
    static SeriesOnGrid cpu(Labels labels, Samples samples, HistoryWindow window) {
        var gap = samples.medianGap();
        var rateWindow = rateWindow(gap, SHORTEST_RATE_WINDOW);
        var rate = SlidingRate.over(samples, rateWindow.toMillis());
        var values = new double[window.points()];
        var highest = 0.0;
        var first = window.firstPoint();
        var step = window.stepMillis();
        for (int index = 0; index < values.length; index++) {
            var value = rate.at(first + index * step);
            values[index] = value;
            highest = value > highest ? value : highest;
        }
        var series = UsageSeries.of(first, step, values);
        var minutes = rate.with(rateWindow(gap, Duration.ofMinutes(1)).toMillis());
        return new SeriesOnGrid(labels, series, count(samples, window), burst(minutes, highest, window), rateWindow);
    }

    /// @param samples tidy, from at least one step before the window on
    static SeriesOnGrid memory(Labels labels, Samples samples, HistoryWindow window) {
        var values = new double[window.points()];
        Arrays.fill(values, Double.NaN);
        var first = window.firstPoint();
        var step = window.stepMillis();
        var highest = 0.0;
        var steps = new Steps(window);
        for (int index = samples.size - samples.within(first - step, Long.MAX_VALUE); index < samples.size; index++) {
            var value = samples.values[index];
            var point = steps.of(samples.times[index]);
            highest = value > highest ? value : highest;
            if (point < values.length && !(values[point] >= value)) {
                values[point] = value;
            }
        }
        var series = UsageSeries.of(first, step, values);
        return new SeriesOnGrid(labels, series, count(samples, window), highest, Duration.ZERO);
    }

    /// How much the counter had grown at the samples of the window, and within which steps; after a reset it grew from
    /// zero.
    ///
    /// @param samples tidy; one before the window tells what the first one inside had grown by
    static Growth growth(Labels labels, Samples samples, HistoryWindow window) {
        var first = samples.indexAfter(window.from().toEpochMilli());
        var total = 0.0;
        for (int index = Math.max(1, first); index < samples.size; index++) {
            total += grown(samples, index);
        }
        return new Growth(labels, total, total > 0 ? steps(samples, first, window) : UsageSeries.empty());
    }

    private static UsageSeries steps(Samples samples, int first, HistoryWindow window) {
        var values = new double[window.points()];
        Arrays.fill(values, Double.NaN);
        var steps = new Steps(window);
        for (int index = Math.max(1, first); index < samples.size; index++) {
            var grown = grown(samples, index);
            if (grown > 0) {
                var point = steps.of(samples.times[index]);
                if (point >= 0 && point < values.length) {
                    values[point] = (Double.isNaN(values[point]) ? 0 : values[point]) + grown;
                }
            }
        }
        return UsageSeries.of(window.firstPoint(), window.stepMillis(), values);
    }

    private static double grown(Samples samples, int index) {
        var value = samples.values[index];
        var before = samples.values[index - 1];
        return value < before ? value : value - before;
    }

    /// Which step of the window a time is in, without a division for each of ascending times.
    private static final class Steps {

        private final long first;
        private final long step;
        private int point;
        private long end;

        Steps(HistoryWindow window) {
            this.first = window.firstPoint();
            this.step = window.stepMillis();
            this.point = Integer.MIN_VALUE;
            this.end = Long.MIN_VALUE;
        }

        /// The number of the point at the end of the step; negative before the window.
        int of(long time) {
            if (time > end) {
                point = (int) Math.ceilDiv(time - first, step);
                end = first + point * step;
            }
            return point;
        }
    }

    /// Four scrape intervals, rounded to seconds each, or `shortest` where that is more.
    static Duration rateWindow(long scrapeMillis, Duration shortest) {
        var scrapes = Duration.ofSeconds(Math.round(scrapeMillis / 1000.0)).multipliedBy(SCRAPES_IN_RATE_WINDOW);
        var longest = scrapes.compareTo(LONGEST_RATE_WINDOW) < 0 ? scrapes : LONGEST_RATE_WINDOW;
        return longest.compareTo(shortest) > 0 ? longest : shortest;
    }

    private static double burst(SlidingRate rate, double floor, HistoryWindow window) {
        var highest = floor;
        var to = window.to().toEpochMilli();
        var first = (Math.floorDiv(window.from().toEpochMilli(), MINUTE) + 1) * MINUTE;
        for (long point = first; point <= to; point += MINUTE) {
            highest = rate.above(highest, point);
        }
        return highest;
    }

    private static int count(Samples samples, HistoryWindow window) {
        return samples.within(window.from().toEpochMilli(), window.to().toEpochMilli());
    }
}
