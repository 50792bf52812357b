package io.rightsizer.analyzer.usage;

import io.rightsizer.analyzer.statistics.Sketch;
import java.time.Instant;
import java.util.OptionalDouble;

/// One resource of a container over the window, down-sampled: the lowest, mean and highest point of all pods in each
/// bucket, the median and p95 of each stretch of twelve buckets, and the spread of all points.
///
/// Kept in 200 levels between the lowest and the highest point of the window, which themselves are exact. The
/// lowest is rounded down and the highest up, so that no peak is shown lower than it was; both are off by
/// half a per cent of the range at most, the mean and the median by half of that.
public final class Band {

    static final int LEVELS = 200;

    /// In [Levels]: nothing is known of the bucket or stretch.
    static final short GAP = -1;

    private final Levels levels;
    private final Extreme lowest;
    private final Extreme peak;
    private final Sketch sketch;

    Band(Levels levels, Extreme lowest, Extreme peak, Sketch sketch) {
        this.levels = levels;
        this.lowest = lowest;
        this.peak = peak;
        this.sketch = sketch;
    }

    /// One level a bucket, and a stretch for the last two; arrays that nobody changes.
    record Levels(short[] lowest, short[] mean, short[] highest, short[] median, short[] p95) {}

    /// A point as the recommendation saw it, and the end of its step.
    public record Extreme(double value, Instant at) {}

    /// Whether no point is known at all; then nothing else may be asked but the gaps.
    public boolean isEmpty() {
        return sketch.isEmpty();
    }

    public int buckets() {
        return levels.mean.length;
    }

    /// Whether any pod had a point in the bucket; a gap otherwise.
    public boolean isKnown(int bucket) {
        return levels.mean[bucket] != GAP;
    }

    /// @param bucket one that is known
    public double lowestIn(int bucket) {
        return value(levels.lowest[bucket]);
    }

    /// @param bucket one that is known
    public double meanIn(int bucket) {
        return value(levels.mean[bucket]);
    }

    /// @param bucket one that is known
    public double highestIn(int bucket) {
        return value(levels.highest[bucket]);
    }

    public int stretches() {
        return levels.median.length;
    }

    /// The median of the points of all pods in the stretch; empty in a gap.
    public OptionalDouble medianIn(int stretch) {
        return optional(levels.median[stretch]);
    }

    /// The p95 of the points of all pods in the stretch; empty in a gap.
    public OptionalDouble p95In(int stretch) {
        return optional(levels.p95[stretch]);
    }

    /// The lowest point of the window, exactly; of several the first.
    public Extreme lowest() {
        return lowest;
    }

    /// The highest point of the window, exactly; of several the first.
    public Extreme peak() {
        return peak;
    }

    /// All points of all pods, in buckets of 1 %, for every other quantile.
    public Sketch sketch() {
        return sketch;
    }

    Levels levels() {
        return levels;
    }

    private OptionalDouble optional(short level) {
        return level == GAP ? OptionalDouble.empty() : OptionalDouble.of(value(level));
    }

    private double value(short level) {
        return level == LEVELS ? peak.value : lowest.value + (peak.value - lowest.value) * level / LEVELS;
    }
}
