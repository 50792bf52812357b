package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

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

    private static final Duration BLOCK = Duration.ofHours(6);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    static MemoryProfile of(Seen seen) {
        var pods = seen.history().memory();
        var window = seen.history().window();
        return new MemoryProfile(
                seen.memory().max(),
                highest(pods, window.to().minus(WEEK).toEpochMilli(), Long.MAX_VALUE),
                seen.memory().quantile(0.95) - seen.memory().quantile(0.25),
                deviation(highestInEach(BLOCK, pods, window)),
                busiestDay(pods, window),
                growth(pods, window));
    }

    private static double growth(List<UsageSeries> pods, HistoryWindow window) {
        var last = window.to().minus(window.length().dividedBy(3)).toEpochMilli();
        var before = highest(pods, Long.MIN_VALUE, last);
        var after = highest(pods, last, Long.MAX_VALUE);
        return before > 0 ? Math.max(1, after / before) : 1;
    }

    /// The highest value after `from` up to `to`, epoch milliseconds; 0 without any.
    private static double highest(List<UsageSeries> pods, long from, long to) {
        var highest = 0.0;
        for (var pod : pods) {
            for (int index = 0; index < pod.length(); index++) {
                var time = pod.timeAt(index);
                if (time > from && time <= to && Seen.isPossible(pod.valueAt(index))) {
                    highest = Math.max(highest, pod.valueAt(index));
                }
            }
        }
        return highest;
    }

    /// Blocks are counted back from the window's end; a block without data is NaN.
    private static double[] highestInEach(Duration length, List<UsageSeries> pods, HistoryWindow window) {
        var highest = new double[blocks(length, window)];
        Arrays.fill(highest, Double.NaN);
        for (var pod : pods) {
            for (int index = 0; index < pod.length(); index++) {
                var block = block(pod.timeAt(index), length, window);
                var value = pod.valueAt(index);
                if (Seen.isPossible(value) && block >= 0 && block < highest.length) {
                    highest[block] = Double.isNaN(highest[block]) ? value : Math.max(highest[block], value);
                }
            }
        }
        return highest;
    }

    private static int blocks(Duration length, HistoryWindow window) {
        return (int) Math.ceilDiv(window.length().toMillis(), length.toMillis());
    }

    private static int block(long time, Duration length, HistoryWindow window) {
        return (int) ((window.to().toEpochMilli() - time) / length.toMillis());
    }

    /// Of a sample, n - 1; 0 for fewer than two blocks.
    private static double deviation(double[] blocks) {
        var known = Arrays.stream(blocks).filter(Double::isFinite).toArray();
        if (known.length < 2) {
            return 0;
        }
        var mean = Arrays.stream(known).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(known).map(one -> (one - mean) * (one - mean)).sum() / (known.length - 1));
    }

    private static double busiestDay(List<UsageSeries> pods, HistoryWindow window) {
        return pods.stream().mapToDouble(pod -> busiestDay(pod, window)).max().orElse(0);
    }

    private static double busiestDay(UsageSeries pod, HistoryWindow window) {
        var busiest = 0.0;
        var start = 0;
        while (start < pod.length()) {
            var day = block(pod.timeAt(start), DAY, window);
            var end = start;
            while (end < pod.length() && block(pod.timeAt(end), DAY, window) == day) {
                end++;
            }
            busiest = Math.max(busiest, p99(pod, start, end));
            start = end;
        }
        return busiest;
    }

    private static double p99(UsageSeries pod, int start, int end) {
        var points = new double[end - start];
        var count = 0;
        for (int index = start; index < end; index++) {
            if (Seen.isPossible(pod.valueAt(index))) {
                points[count++] = pod.valueAt(index);
            }
        }
        return count == 0 ? 0 : Samples.of(Arrays.stream(points, 0, count)).quantile(0.99);
    }
}
