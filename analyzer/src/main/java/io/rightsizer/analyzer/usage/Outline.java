package io.rightsizer.analyzer.usage;

import io.rightsizer.analyzer.statistics.Buckets;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// What a chart and a "what if" need of a container's usage, small enough to keep for every container of every run:
/// both resources in equal buckets of time, what happened and when, and the spread of all points.
public final class Outline {

    /// Bands of a quarter of a millicore at the bottom, 1 % above 25 millicores; up to the largest machines.
    static final Buckets CORES = new Buckets.Exponential(1024, 0.000_1, 1.01);

    /// 16 KiB at the bottom, 1 % above a few MiB; up to 64 TiB.
    static final Buckets BYTES = new Buckets.Exponential(0x1p46, 16 * 1024, 1.01);

    private final OutlineGrid grid;
    private final Band cpu;
    private final Band memory;
    private final List<Mark> marks;
    private final short[] throttled;

    Outline(OutlineGrid grid, Band cpu, Band memory, List<Mark> marks, short[] throttled) {
        this.grid = grid;
        this.cpu = cpu;
        this.memory = memory;
        this.marks = List.copyOf(marks);
        this.throttled = throttled;
    }

    /// What happened in a step.
    ///
    /// @param at the end of the step
    /// @param count how often, at least once
    public record Mark(Kind kind, Instant at, int count) {}

    /// In this order where several happened at once.
    public enum Kind {
        OOM_KILL(0),
        RESTART(1),
        ROLLOUT(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /// What stands for it in the bytes, for ever.
        int code() {
            return code;
        }
    }

    /// Every run of a job has pods of its own, which is no rollout.
    public static Outline of(Collected.Observed observed) {
        var kind = observed.workload().id().kind();
        var isJob = kind.equals(WorkloadKind.JOB) || kind.equals(WorkloadKind.CRON_JOB);
        return of(observed.history(), isJob ? List.of() : Rollouts.in(observed.history()));
    }

    /// Of a container that is not a job's.
    public static Outline of(UsageHistory history) {
        return of(history, Rollouts.in(history));
    }

    private static Outline of(UsageHistory history, List<Instant> rollouts) {
        var grid = OutlineGrid.of(history.window());
        return new Outline(
                grid,
                BandOf.of(history.cpu(), grid, CORES),
                BandOf.of(history.memory(), grid, BYTES),
                marks(history.events(), rollouts, grid),
                throttled(history.events().throttledShare(), grid));
    }

    /// How long the buckets of such a window are.
    public static Duration bucketOf(HistoryWindow window) {
        return OutlineGrid.of(window).bucket();
    }

    /// @throws OutlineFormatException when the bytes are not what [#encoded] makes
    public static Outline decode(byte[] encoded) throws OutlineFormatException {
        return OutlineReader.read(encoded);
    }

    /// With a version in front, deflated; the same outline has the same bytes.
    public byte[] encoded() {
        return OutlineWriter.bytes(this);
    }

    public HistoryWindow window() {
        return grid.window();
    }

    public Duration bucket() {
        return grid.bucket();
    }

    public int buckets() {
        return grid.buckets();
    }

    /// The beginning of the bucket; that of the bucket after the last is the end of all.
    public Instant start(int bucket) {
        return grid.start(bucket);
    }

    /// How many buckets a stretch has, over which median and p95 are known.
    public int bucketsInStretch() {
        return OutlineGrid.BUCKETS_IN_STRETCH;
    }

    /// In cores.
    public Band cpu() {
        return cpu;
    }

    /// In bytes.
    public Band memory() {
        return memory;
    }

    /// In order of time. Kills and restarts only as far as the source tells when they were.
    public List<Mark> marks() {
        return marks;
    }

    /// Share of the bucket's CPU periods that were throttled, 0 to 1 in steps of 1 %, rounded up; empty where unknown.
    public OptionalDouble throttledShare(int bucket) {
        return throttled[bucket] == Band.GAP ? OptionalDouble.empty() : OptionalDouble.of(throttled[bucket] / 100.0);
    }

    OutlineGrid grid() {
        return grid;
    }

    short[] throttled() {
        return throttled;
    }

    private static List<Mark> marks(UsageEvents events, List<Instant> rollouts, OutlineGrid grid) {
        var marks = new ArrayList<Mark>();
        addMarks(marks, Kind.OOM_KILL, events.oomKills(), grid);
        addMarks(marks, Kind.RESTART, events.restarts(), grid);
        rollouts.stream()
                .filter(at -> grid.holds(grid.pointOf(at.toEpochMilli())))
                .map(at -> new Mark(Kind.ROLLOUT, at, 1))
                .forEach(marks::add);
        marks.sort(Comparator.comparing(Mark::at).thenComparing(Mark::kind));
        return marks;
    }

    private static void addMarks(List<Mark> marks, Kind kind, UsageSeries events, OutlineGrid grid) {
        for (int index = 0; index < events.length(); index++) {
            var point = grid.pointOf(events.timeAt(index));
            if (grid.holds(point) && events.valueAt(index) > 0) {
                var count = Math.clamp(Math.round(events.valueAt(index)), 1, Integer.MAX_VALUE);
                marks.add(new Mark(kind, Instant.ofEpochMilli(grid.millisOf(point)), count));
            }
        }
    }

    private static short[] throttled(UsageSeries share, OutlineGrid grid) {
        var throttled = BandOf.gaps(grid.buckets());
        for (int index = 0; index < share.length(); index++) {
            var point = grid.pointOf(share.timeAt(index));
            if (grid.holds(point) && UsageSeries.isPossible(share.valueAt(index))) {
                var percent = (short) Math.ceil(Math.min(1, share.valueAt(index)) * 100);
                var bucket = point / grid.pointsInBucket();
                throttled[bucket] = (short) Math.max(throttled[bucket], percent);
            }
        }
        return throttled;
    }
}
