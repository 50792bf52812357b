package io.rightsizer.analyzer.collector;

/// The `rate` of Prometheus 3 at ascending points: all samples of the left-open window `(t - w, t]`, counter resets
/// added, extrapolated to the window's borders
/// (<https://github.com/prometheus/prometheus/blob/main/promql/functions.go>, `extrapolatedRate`).
///
/// A border further than 1.1 average intervals from its sample counts as half an interval: the series began or
/// ended there. Only then is the start clamped to where the counter would have been zero.
final class SlidingRate {

    private final Samples samples;
    private final double[] lost;
    private final long window;
    private int first;
    private int end;

    private SlidingRate(Samples samples, double[] lost, long window) {
        this.samples = samples;
        this.lost = lost;
        this.window = window;
    }

    /// @param windowMillis `w`
    static SlidingRate over(Samples samples, long windowMillis) {
        return new SlidingRate(samples, lostAtResets(samples), windowMillis);
    }

    /// The same samples under another window, from the beginning.
    SlidingRate with(long windowMillis) {
        return new SlidingRate(samples, lost, windowMillis);
    }

    /// Milliseconds behind a point in which samples count.
    long window() {
        return window;
    }

    /// Increase per second; NaN when fewer than two samples lie in the window.
    double at(long point) {
        moveTo(point);
        return end - first < 2 ? Double.NaN : rate(point);
    }

    /// As [#at], except that a rate that cannot exceed `floor` may be given as `floor`: finding a maximum
    /// needs no more.
    double above(double floor, long point) {
        moveTo(point);
        var intervals = end - first - 1;
        if (intervals < 1) {
            return floor;
        }
        // Each end adds at most 1.1 intervals: the bound is what extrapolation can make of the growth, and a little.
        var bound = growth() * (intervals + 2.2) * 1000.000001;
        return bound <= floor * intervals * window ? floor : Math.max(floor, rate(point));
    }

    private void moveTo(long point) {
        var times = samples.times;
        var size = samples.size;
        while (end < size && times[end] <= point) {
            end++;
        }
        while (first < end && times[first] <= point - window) {
            first++;
        }
    }

    private double growth() {
        var values = samples.values;
        var grown = values[end - 1] - values[first];
        return lost.length == 0 ? grown : grown + lost[end - 1] - lost[first];
    }

    private double rate(long point) {
        var firstTime = samples.times[first];
        var lastTime = samples.times[end - 1];
        var sampled = (lastTime - firstTime) / 1000.0;
        var interval = sampled / (end - first - 1);
        var threshold = interval * 1.1;
        var toStart = (firstTime - (point - window)) / 1000.0;
        var toEnd = (point - lastTime) / 1000.0;
        var growth = growth();
        if (toStart >= threshold) {
            toStart = interval / 2;
        }
        var firstValue = samples.values[first];
        if (growth > 0 && firstValue >= 0) {
            toStart = Math.min(toStart, sampled * (firstValue / growth));
        }
        if (toEnd >= threshold) {
            toEnd = interval / 2;
        }
        return growth * ((sampled + toStart + toEnd) / sampled / (window / 1000.0));
    }

    /// For each sample what resets took away up to it; empty when there was none.
    private static double[] lostAtResets(Samples samples) {
        var values = samples.values;
        var index = 1;
        while (index < samples.size && values[index] >= values[index - 1]) {
            index++;
        }
        if (index >= samples.size) {
            return new double[0];
        }
        var lost = new double[samples.size];
        for (; index < samples.size; index++) {
            lost[index] = lost[index - 1] + (values[index] < values[index - 1] ? values[index - 1] : 0);
        }
        return lost;
    }
}
