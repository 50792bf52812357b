package io.rightsizer.analyzer.usage;

import java.time.Duration;
import java.time.Instant;

/// The stretch of history a run looks at: `(from, to]`, left-open as Prometheus 3 has it, seen on a grid
/// whose points are the multiples of `step` since the epoch.
///
/// @param to the moment the run is as of
public record HistoryWindow(Instant from, Instant to, Duration step) {

    /// The grid on which usage is kept unless the data is coarser.
    public static final Duration DEFAULT_STEP = Duration.ofMinutes(5);

    public HistoryWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the window must end after it begins: " + from + " to " + to);
        }
        if (step.toMillis() <= 0) {
            throw new IllegalArgumentException("the step must be positive: " + step);
        }
    }

    public static HistoryWindow endingAt(Instant to, Duration length) {
        return new HistoryWindow(to.minus(length), to, DEFAULT_STEP);
    }

    /// The grid point that a sample at `time` belongs to: a window has to end there to hold it.
    public static Instant endOfStep(Instant time, Duration step) {
        var millis = step.toMillis();
        return Instant.ofEpochMilli(Math.ceilDiv(time.toEpochMilli(), millis) * millis);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public long stepMillis() {
        return step.toMillis();
    }

    /// The first grid point inside the window, in epoch milliseconds.
    public long firstPoint() {
        return (Math.floorDiv(from.toEpochMilli(), stepMillis()) + 1) * stepMillis();
    }

    /// How many grid points the window holds.
    public int points() {
        var last = Math.floorDiv(to.toEpochMilli(), stepMillis()) * stepMillis();
        return (int) Math.max(0, (last - firstPoint()) / stepMillis() + 1);
    }
}
