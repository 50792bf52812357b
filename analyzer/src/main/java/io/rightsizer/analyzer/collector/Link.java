package io.rightsizer.analyzer.collector;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Chooses how usage travels, by what was measured in this run. The way that costs the server least and
/// tells most is begun with. Where what it sends comes slowly and the run is long, the next is tried on
/// one shard, and taken only where it was twice as fast. A server that is slow itself is slower still
/// when it has to evaluate queries, and so goes on as it began.
final class Link {

    enum Way {
        /// At 5 MB/s a week of 1,000 containers takes 25 seconds.
        SAMPLES(5e6),

        /// A tenth of the bytes. At 50 kB/s a week of 1,000 containers takes over four minutes.
        POINTS(5e4),

        /// A third of these or less; there is nothing smaller.
        PEAKS(0);

        private final double slowBytesASecond;

        Way(double slowBytesASecond) {
            this.slowBytesASecond = slowBytesASecond;
        }
    }

    /// Of all requests together. What takes no longer need not be faster, and two runs of it should agree to the digit.
    private static final double LONG_SECONDS = 60;

    private static final double WORTH_IT = 2;

    private final List<Way> ways;
    private final Map<Way, Measured> measured = new EnumMap<>(Way.class);
    private int current;
    private int tried;

    /// @param ways to choose from, the one to begin with first
    Link(List<Way> ways) {
        this.ways = List.copyOf(ways);
        ways.forEach(way -> measured.put(way, new Measured()));
    }

    /// For the next shard.
    synchronized Way choose() {
        if (current == ways.size() - 1 || !isSlow(ways.get(current))) {
            return ways.get(current);
        }
        var next = current + 1;
        if (tried < next) {
            tried = next;
            return ways.get(next);
        }
        if (!isWorthIt(ways.get(next))) {
            return ways.get(current);
        }
        current = next;
        return choose();
    }

    private boolean isSlow(Way way) {
        var own = of(way);
        return own.seconds >= LONG_SECONDS && own.bytes / own.seconds < way.slowBytesASecond;
    }

    private boolean isWorthIt(Way next) {
        return of(next).points > 0
                && of(next).secondsAPoint() * WORTH_IT <= of(ways.get(current)).secondsAPoint();
    }

    private Measured of(Way way) {
        return measured.getOrDefault(way, new Measured());
    }

    /// @param bytes received
    /// @param points of the grid that came of it
    synchronized void measured(Way way, long bytes, long points, Duration took) {
        var own = of(way);
        own.bytes += bytes;
        own.points += points;
        own.seconds += took.toNanos() / 1e9;
    }

    private static final class Measured {

        private long bytes;
        private long points;
        private double seconds;

        double secondsAPoint() {
            return seconds / points;
        }
    }
}
