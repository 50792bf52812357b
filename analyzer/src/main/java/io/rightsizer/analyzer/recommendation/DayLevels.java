package io.rightsizer.analyzer.recommendation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// One level for each day that is known well enough, oldest first.
///
/// @param day position of the day in the window, counted in days
/// @param level highest memory, or p95 of CPU, of that day
record DayLevels(double[] day, double[] level) {

    static DayLevels of(Hours hours, IntToDoubleFunction levelOfDay) {
        var known = IntStream.range(0, hours.days()).filter(hours::isKnown).toArray();
        return new DayLevels(
                Arrays.stream(known).asDoubleStream().toArray(),
                Arrays.stream(known).mapToDouble(levelOfDay).toArray());
    }

    /// Without the levels that are NaN.
    DayLevels known() {
        var known = IntStream.range(0, count())
                .filter(index -> !Double.isNaN(level[index]))
                .toArray();
        return new DayLevels(
                Arrays.stream(known).mapToDouble(index -> day[index]).toArray(),
                Arrays.stream(known).mapToDouble(index -> level[index]).toArray());
    }

    int count() {
        return level.length;
    }

    DayLevels range(int from, int to) {
        return new DayLevels(Arrays.copyOfRange(day, from, to), Arrays.copyOfRange(level, from, to));
    }

    DayLevels from(int from) {
        return range(from, count());
    }
}
