package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.statistics.Selection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The raw samples of one series, in arrays that are used again for the next. The fields are open to the decoder
/// and the arithmetic beside it, which touch each of hundreds of millions of samples.
final class Samples {

    private static final int DAY_OF_MINUTES = 1440;
    private static final int GAPS_LOOKED_AT = 512;

    long[] times = new long[DAY_OF_MINUTES];
    double[] values = new double[DAY_OF_MINUTES];
    int size;

    void clear() {
        size = 0;
    }

    void reserve(int more) {
        if (size + more > times.length) {
            var capacity = Math.max(size + more, times.length + (times.length >> 1));
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
        }
    }

    void add(long time, double value) {
        reserve(1);
        times[size] = time;
        values[size++] = value;
    }

    void addAll(Samples more) {
        reserve(more.size);
        System.arraycopy(more.times, 0, times, size, more.size);
        System.arraycopy(more.values, 0, values, size, more.size);
        size += more.size;
    }

    /// Takes out what lies from `from` to `to`, both inclusive, among the samples from `first` on.
    void remove(int first, long from, long to) {
        var kept = first;
        for (int index = first; index < size; index++) {
            if (times[index] < from || times[index] > to) {
                times[kept] = times[index];
                values[kept++] = values[index];
            }
        }
        size = kept;
    }

    /// Leaves the samples of `(after, upTo]` in ascending order, one for each time. What is no amount goes.
    void tidy(long after, long upTo) {
        if (!ascending()) {
            sort();
        }
        var first = indexAfter(after);
        size = indexAfter(upTo) - first;
        System.arraycopy(times, first, times, 0, size);
        System.arraycopy(values, first, values, 0, size);
        var kept = 0;
        while (kept < size && Plausible.isAmount(values[kept])) {
            kept++;
        }
        for (int index = kept + 1; index < size; index++) {
            if (Plausible.isAmount(values[index])) {
                times[kept] = times[index];
                values[kept++] = values[index];
            }
        }
        size = kept;
    }

    /// How many lie in `(after, upTo]`.
    int within(long after, long upTo) {
        return indexAfter(upTo) - indexAfter(after);
    }

    /// Median gap between samples in milliseconds, zero when there are fewer than two. Long series are judged by
    /// 512 gaps spread evenly.
    long medianGap() {
        var gaps = Math.min(GAPS_LOOKED_AT, size - 1);
        if (gaps < 1) {
            return 0;
        }
        var sample = new double[gaps];
        for (int index = 0; index < gaps; index++) {
            var at = (int) ((long) index * (size - 1) / gaps);
            sample[index] = times[at + 1] - times[at];
        }
        return (long) Selection.ranked(sample, gaps / 2);
    }

    /// Where the samples after `time` begin.
    int indexAfter(long time) {
        var found = Arrays.binarySearch(times, 0, size, time);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private boolean ascending() {
        for (int index = 1; index < size; index++) {
            if (times[index] <= times[index - 1]) {
                return false;
            }
        }
        return true;
    }

    /// Overlapping chunks: of samples with the same time the first received stays.
    private void sort() {
        var oldTimes = Arrays.copyOf(times, size);
        var oldValues = Arrays.copyOf(values, size);
        var order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(index -> oldTimes[index]))
                .toList();
        size = 0;
        for (var index : order) {
            if (size == 0 || times[size - 1] != oldTimes[index]) {
                times[size] = oldTimes[index];
                values[size++] = oldValues[index];
            }
        }
    }
}
