package io.rightsizer.api.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// What a row of the table of stories measures on the series it selected. Stale markers never count.
final class StoryMeasures {

    private static final long DAY_MILLIS = 86_400_000;

    private StoryMeasures() {}

    static double count(List<Decoded> series) {
        return series.size();
    }

    static double highest(List<Decoded> series) {
        return values(series).max().orElse(Double.NaN);
    }

    static double lowest(List<Decoded> series) {
        return values(series).min().orElse(Double.NaN);
    }

    static double highestToLowest(List<Decoded> series) {
        return highest(series) / lowest(series);
    }

    static double highestToMedian(List<Decoded> series) {
        var sorted = values(series).sorted().toArray();
        return sorted[sorted.length - 1] / sorted[sorted.length / 2];
    }

    /// The last value of the series that lasted longest.
    static double newest(List<Decoded> series) {
        var latest = series.stream()
                .max(Comparator.comparing(each -> each.times()[each.times().length - 1]))
                .orElseThrow();
        var values = values(List.of(latest)).toArray();
        return values[values.length - 1];
    }

    static double newestToOldest(List<Decoded> series) {
        return newest(series) / series.getFirst().values()[0];
    }

    static double samplesOfTheLongest(List<Decoded> series) {
        return series.stream().mapToInt(each -> each.values().length).max().orElse(0);
    }

    /// Growth of counters from their first to their last sample, summed.
    static double growth(List<Decoded> series) {
        return series.stream().mapToDouble(StoryMeasures::growth).sum();
    }

    /// The steepest growth per second between two scrapes: peak cores of a CPU counter.
    static double steepest(List<Decoded> series) {
        return series.stream()
                .flatMapToDouble(each -> Arrays.stream(rates(each, time -> true)))
                .max()
                .orElse(Double.NaN);
    }

    static double steepestToMedian(List<Decoded> series) {
        var sorted = series.stream()
                .flatMapToDouble(each -> Arrays.stream(rates(each, time -> true)))
                .sorted()
                .toArray();
        return sorted[sorted.length - 1] / sorted[sorted.length / 2];
    }

    /// Mean growth in one hour of all days over that in another.
    static ToDoubleFunction<List<Decoded>> hourToHour(int hour, int other) {
        return series -> meanRate(series, time -> time / 3_600_000 % 24 == hour)
                / meanRate(series, time -> time / 3_600_000 % 24 == other);
    }

    /// Mean growth on one day of the window over that on another; day 1 is 2026-11-01, a Sunday.
    static ToDoubleFunction<List<Decoded>> dayToDay(int day, int other) {
        var november = 1_793_491_200_000L;
        return series -> meanRate(series, time -> (time - november) / DAY_MILLIS == day - 1)
                / meanRate(series, time -> (time - november) / DAY_MILLIS == other - 1);
    }

    static ToDoubleFunction<List<Decoded>> distinct(String label) {
        return series ->
                series.stream().map(each -> each.label(label)).distinct().count();
    }

    private static double growth(Decoded series) {
        var values = values(List.of(series)).toArray();
        return values[values.length - 1] - values[0];
    }

    private static double meanRate(List<Decoded> series, LongPredicate when) {
        return series.stream()
                .flatMapToDouble(each -> Arrays.stream(rates(each, when)))
                .average()
                .orElse(Double.NaN);
    }

    private static double[] rates(Decoded series, LongPredicate when) {
        var rates = DoubleStream.builder();
        for (int index = 1; index < series.times().length; index++) {
            var seconds = (series.times()[index] - series.times()[index - 1]) / 1000.0;
            var rate = (series.values()[index] - series.values()[index - 1]) / seconds;
            if (when.test(series.times()[index]) && !Double.isNaN(rate)) {
                rates.add(rate);
            }
        }
        return rates.build().toArray();
    }

    private static DoubleStream values(List<Decoded> series) {
        return series.stream()
                .flatMapToDouble(each -> Arrays.stream(each.values()))
                .filter(value -> !Double.isNaN(value));
    }
}
