package io.rightsizer.analyzer.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The window cut into equal buckets of whole grid points, half an hour each for two weeks, and the buckets into
/// stretches that hold points enough for a quantile.
///
/// @param pointsInBucket grid points of a bucket; the last bucket may have fewer
record OutlineGrid(HistoryWindow window, int pointsInBucket) {

    /// More than a chart has pixels for would be bytes for nothing.
    static final int MOST_BUCKETS = 672;

    /// Six hours of two weeks.
    static final int BUCKETS_IN_STRETCH = 12;

    /// Lengths a person can count in.
    private static final List<Integer> MINUTES = List.of(1, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440);

    static OutlineGrid of(HistoryWindow window) {
        var least = Math.max(1, Math.ceilDiv(window.points(), MOST_BUCKETS));
        var step = window.stepMillis();
        var round = MINUTES.stream()
                .map(minutes -> Duration.ofMinutes(minutes).toMillis())
                .filter(millis -> millis % step == 0 && millis / step >= least)
                .mapToInt(millis -> (int) (millis / step))
                .findFirst();
        return new OutlineGrid(window, round.orElse(least));
    }

    int buckets() {
        return Math.ceilDiv(window.points(), pointsInBucket);
    }

    int stretches() {
        return Math.ceilDiv(buckets(), BUCKETS_IN_STRETCH);
    }

    int pointsInStretch() {
        return pointsInBucket * BUCKETS_IN_STRETCH;
    }

    Duration bucket() {
        return window.step().multipliedBy(pointsInBucket);
    }

    /// Where the bucket begins; its first point stands for the step that begins there.
    Instant start(int bucket) {
        return Instant.ofEpochMilli(startMillis(bucket));
    }

    long startMillis(int bucket) {
        return window.firstPoint() + ((long) bucket * pointsInBucket - 1) * window.stepMillis();
    }

    /// The grid point of the step that `millis` lies in; not one of the window outside of it.
    int pointOf(long millis) {
        return Math.toIntExact(Math.ceilDiv(millis - window.firstPoint(), window.stepMillis()));
    }

    boolean holds(int point) {
        return point >= 0 && point < window.points();
    }

    long millisOf(long point) {
        return window.firstPoint() + point * window.stepMillis();
    }
}
