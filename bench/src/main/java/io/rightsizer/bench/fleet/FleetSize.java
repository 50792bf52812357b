package io.rightsizer.bench.fleet;

import java.time.Duration;
import java.time.Instant;

/// How large a made-up cluster is and how long it was watched.
///
/// @param containers that run at the end
/// @param regions that its nodes stand in
/// @param lean whether there is only what per-workload queries read: no throttling, OOM kills and restarts
public record FleetSize(int containers, int days, long seed, int regions, boolean lean) {

    /// The end of every made-up window, so that the same size always gives the same bytes.
    public static final Instant END = Instant.parse("2025-11-21T12:00:00Z");

    static final long SCRAPE = 60_000;

    /// Samples from before the window, for the first rate in it.
    private static final Duration LEAD = Duration.ofHours(1);

    /// The fleet that goals are written for.
    private static final int REFERENCE = 10_847;

    private static final int REFERENCE_MACHINES = 156;
    private static final int REFERENCE_NAMESPACES = 220;
    private static final int REFERENCE_CRON_JOBS = 40;

    public FleetSize {
        if (containers < 100 || days < 1) {
            throw new IllegalArgumentException("a fleet has at least 100 containers and a day");
        }
        if (regions < 1 || regions > MachineDraw.REGIONS.size()) {
            throw new IllegalArgumentException("nodes stand in 1 to " + MachineDraw.REGIONS.size() + " regions");
        }
    }

    /// Under which its blocks are kept.
    public String name() {
        return containers + "-containers-" + days + "-days-seed-" + seed + (regions > 1 ? "-regions-" + regions : "")
                + (lean ? "-lean" : "");
    }

    long from() {
        return END.minus(Duration.ofDays(days)).minus(LEAD).toEpochMilli();
    }

    long to() {
        return END.toEpochMilli();
    }

    int machines() {
        return Math.max(8, share(REFERENCE_MACHINES));
    }

    int namespaces() {
        return Math.max(10, share(REFERENCE_NAMESPACES));
    }

    int cronJobs() {
        return Math.max(2, share(REFERENCE_CRON_JOBS));
    }

    private int share(int ofReference) {
        return (int) Math.round((double) ofReference * containers / REFERENCE);
    }
}
