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
        var grid = Stretch.of(samples, rateWindow.toMillis(), window);
        var values = new double[grid.points()];
        var highest = 0.0;
        for (int index = 0; index < values.length; index++) {
            var value = rate.at(grid.first() + index * grid.step());
            values[index] = value;
            highest = value > highest ? value : highest;
        }
        var minutes = rate.with(rateWindow(gap, Duration.ofMinutes(1)).toMillis());
        var burst = burst(minutes, samples, highest, window);
        return new SeriesOnGrid(labels, grid.series(values), count(samples, window), burst, rateWindow);
    }

    /// @param samples tidy, from at least one step before the window on
    static SeriesOnGrid memory(Labels labels, Samples samples, HistoryWindow window) {
        var grid = Stretch.of(samples, window.stepMillis(), window);
        var values = grid.unknown();
        var highest = 0.0;
        var steps = new Steps(grid);
        var before = window.firstPoint() - window.stepMillis();
        for (int index = samples.indexAfter(before); index < samples.size; index++) {
            var value = samples.values[index];
            var point = steps.of(samples.times[index]);
            highest = value > highest ? value : highest;
            if (point < values.length && !(values[point] >= value)) {
                values[point] = value;
            }
        }
        return new SeriesOnGrid(labels, grid.series(values), count(samples, window), highest, Duration.ZERO);
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
        var grid = Stretch.of(samples, window.stepMillis(), window);
        var values = grid.unknown();
        var steps = new Steps(grid);
        for (int index = Math.max(1, first); index < samples.size; index++) {
            var grown = grown(samples, index);
            if (grown > 0) {
                var point = steps.of(samples.times[index]);
                if (point >= 0 && point < values.length) {
                    values[point] = (Double.isNaN(values[point]) ? 0 : values[point]) + grown;
                }
            }
        }
        return grid.series(values);
    }

    private static double grown(Samples samples, int index) {
        var value = samples.values[index];
        var before = samples.values[index - 1];
        return value < before ? value : value - before;
    }

    /// The points of a window's grid that samples can tell anything of: most pods live shorter than the window.
    ///
    /// @param first epoch milliseconds
    private record Stretch(long first, long step, int points) {

        /// @param reach milliseconds for which a sample counts, the point at the end of them not included
        static Stretch of(Samples samples, long reach, HistoryWindow window) {
            var step = window.stepMillis();
            if (samples.size == 0) {
                return new Stretch(window.firstPoint(), step, 0);
            }
            var from = Math.max(window.firstPoint(), step * Math.ceilDiv(samples.times[0], step));
            var to = Math.min(window.firstPoint() + window.points() * step, samples.times[samples.size - 1] + reach);
            return new Stretch(from, step, (int) Math.max(0, Math.ceilDiv(to - from, step)));
        }

        double[] unknown() {
            var values = new double[points];
            Arrays.fill(values, Double.NaN);
            return values;
        }

        UsageSeries series(double[] values) {
            return UsageSeries.of(first, step, values);
        }
    }

    /// Which step of the grid a time is in, without a division for each of ascending times.
    private static final class Steps {

        private final long first;
        private final long step;
        private int point;
        private long end;

        Steps(Stretch grid) {
            this.first = grid.first();
            this.step = grid.step();
            this.point = Integer.MIN_VALUE;
            this.end = Long.MIN_VALUE;
        }

        /// The number of the point at the end of the step; negative before the grid.
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

    /// Looks at the minutes that have samples.
    private static double burst(SlidingRate rate, Samples samples, double floor, HistoryWindow window) {
        if (samples.size == 0) {
            return floor;
        }
        var highest = floor;
        var to = Math.min(window.to().toEpochMilli(), samples.times[samples.size - 1] + rate.window());
        var from = Math.max(window.from().toEpochMilli(), samples.times[0]);
        for (long point = (Math.floorDiv(from, MINUTE) + 1) * MINUTE; point <= to; point += MINUTE) {
            highest = rate.above(highest, point);
        }
        return highest;
    }

    private static int count(Samples samples, HistoryWindow window) {
        return samples.within(window.from().toEpochMilli(), window.to().toEpochMilli());
    }
}
