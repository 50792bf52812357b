package io.rightsizer.analyzer.usage;

import io.rightsizer.analyzer.statistics.Buckets;
import io.rightsizer.analyzer.statistics.Selection;
import io.rightsizer.analyzer.statistics.Sketch;
import io.rightsizer.analyzer.usage.Band.Extreme;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Reduces the points of all pods to a [Band].
final class BandOf {

    private final OutlineGrid grid;
    private final double[] lowest;
    private final double[] sum;
    private final double[] highest;
    private final int[] count;
    private double low = Double.POSITIVE_INFINITY;
    private int lowPoint;
    private double peak = Double.NEGATIVE_INFINITY;
    private int peakPoint;

    private BandOf(OutlineGrid grid) {
        this.grid = grid;
        this.lowest = new double[grid.buckets()];
        this.sum = new double[lowest.length];
        this.highest = new double[lowest.length];
        this.count = new int[lowest.length];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    }

    static Band of(List<UsageSeries> pods, OutlineGrid grid, Buckets buckets) {
        var band = new BandOf(grid);
        pods.forEach(band::add);
        var sketch = Sketch.of(pods.stream().map(UsageSeries::samples).toList(), buckets);
        return sketch.isEmpty() ? nothing(grid) : band.of(pods, sketch);
    }

    static Band nothing(OutlineGrid grid) {
        var levels = new Band.Levels(
                gaps(grid.buckets()),
                gaps(grid.buckets()),
                gaps(grid.buckets()),
                gaps(grid.stretches()),
                gaps(grid.stretches()));
        var none = new Extreme(0, grid.window().from());
        return new Band(levels, none, none, new Sketch(new Buckets.Linear(0, 1), 0, new int[0], 0, 0));
    }

    static short[] gaps(int length) {
        var levels = new short[length];
        Arrays.fill(levels, Band.GAP);
        return levels;
    }

    /// A plain loop, because this is done for every point of every container. Points outside the window are none of
    /// a band's.
    private void add(UsageSeries pod) {
        var offset = offset(pod);
        for (int index = Math.max(0, -offset), end = end(pod, offset); index < end; index++) {
            var value = pod.valueAt(index);
            if (UsageSeries.isPossible(value)) {
                add(offset + index, value);
            }
        }
    }

    /// The grid point of its first value.
    private int offset(UsageSeries pod) {
        return pod.isEmpty() ? 0 : grid.pointOf(pod.firstPoint());
    }

    private int end(UsageSeries pod, int offset) {
        return Math.min(pod.length(), grid.window().points() - offset);
    }

    private void add(int point, double value) {
        var bucket = point / grid.pointsInBucket();
        lowest[bucket] = Math.min(lowest[bucket], value);
        highest[bucket] = Math.max(highest[bucket], value);
        sum[bucket] += value;
        count[bucket]++;
        if (value < low || (value == low && point < lowPoint)) {
            low = value;
            lowPoint = point;
        }
        if (value > peak || (value == peak && point < peakPoint)) {
            peak = value;
            peakPoint = point;
        }
    }

    private Band of(List<UsageSeries> pods, Sketch sketch) {
        var levels = new Band.Levels(
                gaps(lowest.length),
                gaps(lowest.length),
                gaps(lowest.length),
                gaps(grid.stretches()),
                gaps(grid.stretches()));
        for (int bucket = 0; bucket < lowest.length; bucket++) {
            if (count[bucket] > 0) {
                fill(levels, bucket);
            }
        }
        var ends = stretchEnds();
        var points = byStretch(pods, ends);
        for (int stretch = 0; stretch < ends.length; stretch++) {
            var from = stretch == 0 ? 0 : ends[stretch - 1];
            fill(levels, stretch, Arrays.copyOfRange(points, from, ends[stretch]));
        }
        return new Band(levels, extreme(low, lowPoint), extreme(peak, peakPoint), sketch);
    }

    private Extreme extreme(double value, int point) {
        return new Extreme(value, Instant.ofEpochMilli(grid.millisOf(point)));
    }

    private void fill(Band.Levels levels, int bucket) {
        levels.lowest()[bucket] = (short) Math.floor(level(lowest[bucket]));
        levels.highest()[bucket] = (short) Math.ceil(level(highest[bucket]));
        var mean = (short) Math.round(level(sum[bucket] / count[bucket]));
        levels.mean()[bucket] = (short) Math.clamp(mean, levels.lowest()[bucket], levels.highest()[bucket]);
    }

    private void fill(Band.Levels levels, int stretch, double[] known) {
        if (known.length > 0) {
            levels.median()[stretch] = (short) Math.round(level(Selection.quantile(known, 0.5)));
            levels.p95()[stretch] = (short) Math.ceil(level(Selection.quantile(known, 0.95)));
        }
    }

    /// The points of all pods, stretch after stretch.
    private double[] byStretch(List<UsageSeries> pods, int[] ends) {
        var next = new int[ends.length];
        System.arraycopy(ends, 0, next, 1, ends.length - 1);
        var points = new double[ends[ends.length - 1]];
        for (var pod : pods) {
            var offset = offset(pod);
            for (int index = Math.max(0, -offset), end = end(pod, offset); index < end; index++) {
                var value = pod.valueAt(index);
                if (UsageSeries.isPossible(value)) {
                    points[next[(offset + index) / grid.pointsInStretch()]++] = value;
                }
            }
        }
        return points;
    }

    /// How many points there are up to the end of each stretch.
    private int[] stretchEnds() {
        var ends = new int[grid.stretches()];
        for (int bucket = 0; bucket < count.length; bucket++) {
            ends[bucket / OutlineGrid.BUCKETS_IN_STRETCH] += count[bucket];
        }
        for (int stretch = 1; stretch < ends.length; stretch++) {
            ends[stretch] += ends[stretch - 1];
        }
        return ends;
    }

    private double level(double value) {
        var range = peak - low;
        return range == 0 ? 0 : Math.clamp((value - low) / range * Band.LEVELS, 0, Band.LEVELS);
    }
}
