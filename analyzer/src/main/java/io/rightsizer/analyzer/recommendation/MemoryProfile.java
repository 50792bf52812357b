package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What the calibrated policy needs to know of a container's memory, in bytes.
///
/// @param peak highest working set of any pod
/// @param weekPeak the same of the last seven days; 0 when nothing was seen in them
/// @param spread p95 - p25 of all pods' points
/// @param burst standard deviation of the highest value of any pod in each six hours, which tells how much one
/// peak differs from the next
/// @param busyDay the highest p99 of any pod on any day
/// @param growth how much the last third of the window went over the peak of the first two, 1.4 for 40 %; at least 1
record MemoryProfile(double peak, double weekPeak, double spread, double burst, double busyDay, double growth) {

    /// Where p99 is above a level, at least 1 point of 101 is.
    private static final double NEARLY_A_HUNDREDTH = 0.0095;

    private static final Duration BLOCK = Duration.ofHours(6);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    static MemoryProfile of(Seen seen) {
        var pods = seen.history().memory();
        var window = seen.history().window();
        return new MemoryProfile(
                seen.memory().max(),
                highest(pods, window.to().minus(WEEK), window.to()).orElse(0),
                seen.memory().quantile(0.95) - seen.memory().quantile(0.25),
                deviation(highestInEach(BLOCK, pods, window)),
                busiestDay(pods, window),
                growth(pods, window));
    }

    private static double growth(List<UsageSeries> pods, HistoryWindow window) {
        var last = window.to().minus(window.length().dividedBy(3));
        var before = highest(pods, window.from(), last).orElse(0);
        var after = highest(pods, last, window.to()).orElse(0);
        return before > 0 ? Math.max(1, after / before) : 1;
    }

    /// The highest value after `from` up to `to`.
    private static OptionalDouble highest(List<UsageSeries> pods, Instant from, Instant to) {
        return pods.stream()
                .map(pod -> pod.between(from.toEpochMilli(), to.toEpochMilli()).highest())
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    /// Without the blocks of which nothing is known.
    private static double[] highestInEach(Duration length, List<UsageSeries> pods, HistoryWindow window) {
        return ends(length, window)
                .map(end -> highest(pods, end.minus(length), end))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }

    /// Where blocks of this length end: they are counted back from the end of the window.
    private static Stream<Instant> ends(Duration length, HistoryWindow window) {
        return Stream.iterate(window.to(), end -> end.isAfter(window.from()), end -> end.minus(length));
    }

    /// Of a sample, n - 1; 0 for fewer than two blocks.
    private static double deviation(double[] blocks) {
        if (blocks.length < 2) {
            return 0;
        }
        var mean = Arrays.stream(blocks).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(blocks).map(one -> (one - mean) * (one - mean)).sum() / (blocks.length - 1));
    }

    /// Only a day that may be busier than the busiest so far is sorted.
    private static double busiestDay(List<UsageSeries> pods, HistoryWindow window) {
        var busiest = 0.0;
        for (var end : ends(DAY, window).toList()) {
            for (var pod : pods) {
                var day = pod.between(end.minus(DAY).toEpochMilli(), end.toEpochMilli());
                if (day.shareAbove(busiest) > NEARLY_A_HUNDREDTH) {
                    busiest = Math.max(busiest, day.samples().quantile(0.99));
                }
            }
        }
        return busiest;
    }
}
