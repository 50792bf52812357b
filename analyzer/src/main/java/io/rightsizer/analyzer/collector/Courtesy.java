package io.rightsizer.analyzer.collector;

import java.time.Duration;

/// How a server is treated in one run.
///
/// @param gentle one request at a time, and as much rest as work
/// @param deadline after which nothing more is asked; what was not read by then fails
/// @param reading how much of the work is the server's
public record Courtesy(boolean gentle, Duration deadline, Reading reading) {

    public static final Courtesy DEFAULTS = new Courtesy(false, Duration.ofHours(2), Reading.MEASURED);

    private static final int MOST = 4;
    private static final long HEAP_OF_A_SHARD = 100L << 20;

    Courtesy(boolean gentle) {
        this(gentle, DEFAULTS.deadline);
    }

    Courtesy(boolean gentle, Duration deadline) {
        this(gentle, deadline, DEFAULTS.reading);
    }

    /// Reads at once: no more than there are processors to decode them and memory to hold them.
    ///
    /// @param start how many a run begins with
    int most(int start) {
        if (gentle) {
            return 1;
        }
        var machine = Runtime.getRuntime();
        var able = Math.min(machine.availableProcessors(), machine.maxMemory() / HEAP_OF_A_SHARD);
        return Math.max(start, (int) Math.min(MOST, able));
    }
}
