package io.rightsizer.analyzer.collector;

import java.time.Duration;

/// Chooses how usage travels, by what was measured in this run. Remote read costs the server least, and is begun
/// with; it sends about ten times the bytes of rounded range queries. Where the link is slow and the run long, they are
/// tried on one shard, and kept only where they were twice as fast. A server that is slow itself is slower still
/// when it has to evaluate queries, and so goes on with copying chunks.
final class Link {

    enum Way {
        SAMPLES,
        GRID
    }

    /// Of all requests together. What takes no longer need not be faster, and two runs of it should agree to the digit.
    private static final double LONG_SECONDS = 60;

    /// Of one request. At this speed a week of 1,000 containers takes 25 seconds as samples.
    private static final double SLOW_BYTES_A_SECOND = 5e6;

    private static final double WORTH_IT = 2;

    private final Measured samples = new Measured();
    private final Measured grid = new Measured();
    private boolean tried;

    /// For the next shard.
    synchronized Way choose() {
        if (samples.seconds < LONG_SECONDS || samples.bytesASecond() >= SLOW_BYTES_A_SECOND) {
            return Way.SAMPLES;
        }
        if (!tried) {
            tried = true;
            return Way.GRID;
        }
        return grid.points > 0 && grid.secondsAPoint() * WORTH_IT <= samples.secondsAPoint() ? Way.GRID : Way.SAMPLES;
    }

    /// @param bytes received; told for [Way#SAMPLES] only
    /// @param points of the grid that came of it
    synchronized void measured(Way way, long bytes, long points, Duration took) {
        var measured = way == Way.SAMPLES ? samples : grid;
        measured.bytes += bytes;
        measured.points += points;
        measured.seconds += took.toNanos() / 1e9;
    }

    private static final class Measured {

        private long bytes;
        private long points;
        private double seconds;

        double bytesASecond() {
            return bytes / seconds;
        }

        double secondsAPoint() {
            return seconds / points;
        }
    }
}
