package io.rightsizer.api.report.chart;

import java.time.Instant;
import java.util.stream.DoubleStream;

/// Values from one to another along pixels from one to another, in either direction.
record Axis(double from, double to, double start, double end) {

    static Axis ofTime(Instant from, Instant to, double start, double end) {
        return new Axis((double) from.toEpochMilli(), (double) to.toEpochMilli(), start, end);
    }

    double at(Instant moment) {
        return at((double) moment.toEpochMilli());
    }

    double at(double value) {
        return to == from ? end : start + (value - from) / (to - from) * (end - start);
    }

    /// Multiples of `step` on the axis.
    double[] ticks(double step) {
        var first = Math.ceil(from / step - 1e-9);
        return DoubleStream.iterate(first, times -> times * step <= to * (1 + 1e-9), times -> times + 1)
                .map(times -> times * step)
                .toArray();
    }
}
