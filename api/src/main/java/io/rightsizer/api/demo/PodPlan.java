package io.rightsizer.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// When the pods of a workload live, dead ones included.
///
/// @param end when the workload itself is deleted, in epoch seconds
record PodPlan(List<Life> lives, long end) {

    /// Long-running pods started three days before the history and outlive it.
    static final long FIRST = DemoCluster.BEGIN_SECOND - Duration.ofDays(3).toSeconds();

    static final long AFTER = DemoCluster.END_SECOND + Duration.ofDays(3).toSeconds();

    /// All machines are restarted with a newer image, so all pods are replaced.
    static final long RESTARTED = Instant.parse("2026-10-28T00:00:00Z").getEpochSecond();

    /// Nightly jobs are numbered from here; the noise of a pod hangs on its number.
    private static final long NIGHT_0 = Instant.parse("2026-10-31T00:00:00Z").getEpochSecond();

    PodPlan {
        lives = List.copyOf(lives);
    }

    /// Of a workload that outlives the history.
    PodPlan(List<Life> lives) {
        this(lives, AFTER);
    }

    /// One pod's life in epoch seconds.
    ///
    /// @param ordinal which replica it is
    /// @param generation which revision of the template it was made from
    /// @param to when its containers ended
    /// @param deletedAt when the pod itself was gone; a finished job's pod outlives its containers
    record Life(int ordinal, int generation, long from, long to, long deletedAt) {

        static Life of(int ordinal, int generation, long from, long to) {
            return new Life(ordinal, generation, from, to, to);
        }

        boolean isEarlier() {
            return from < RESTARTED;
        }

        boolean covers(long second) {
            return from <= second && second < to;
        }
    }

    /// Replicas that live through the whole history, replaced once.
    static PodPlan running(int replicas) {
        return until(replicas, AFTER);
    }

    static PodPlan since(int replicas, long second) {
        return new PodPlan(between(replicas, second, AFTER));
    }

    static PodPlan until(int replicas, long second) {
        return new PodPlan(between(replicas, FIRST, second));
    }

    /// Nothing is left of it after the moment.
    static PodPlan deletedAt(int replicas, long second) {
        return new PodPlan(between(replicas, FIRST, second), second);
    }

    /// Replaced pod by pod, a minute and a half apart.
    static PodPlan rolledOut(int replicas, long second) {
        var lives = new ArrayList<>(between(replicas, FIRST, RESTARTED));
        for (int ordinal = 0; ordinal < replicas; ordinal++) {
            var replaced = second + ordinal * 90L;
            lives.add(Life.of(ordinal, 0, RESTARTED, replaced + 30));
            lives.add(Life.of(ordinal, 1, replaced, AFTER));
        }
        return new PodPlan(lives);
    }

    /// A job every day at `minute` UTC; its pod stays for three days, as `successfulJobsHistoryLimit: 3` keeps it.
    static PodPlan nightly(int minute, Duration length) {
        var lives = new ArrayList<Life>();
        for (long day = DemoCluster.BEGIN_SECOND; day < DemoCluster.END_SECOND; day += 86_400) {
            var from = day + minute * 60L;
            var to = from + length.toSeconds() + (long) (Dice.share(minute, day) * length.toSeconds() / 2);
            var night = (int) ((day - NIGHT_0) / 86_400);
            lives.add(new Life(0, night, from, to, from + Duration.ofDays(3).toSeconds()));
        }
        return new PodPlan(lives);
    }

    static PodPlan once(long second, Duration length) {
        return new PodPlan(List.of(new Life(0, 0, second, second + length.toSeconds(), AFTER)));
    }

    /// How many replicas there ever were at once.
    int ordinals() {
        return 1 + lives.stream().mapToInt(Life::ordinal).max().orElse(-1);
    }

    /// How many pods are wanted at a moment.
    int replicasAt(long second) {
        return (int) lives.stream().filter(life -> life.covers(second)).count();
    }

    /// Whoever lives when the machines are restarted has a successor.
    static List<Life> lives(int ordinal, long from, long to) {
        return from < RESTARTED && RESTARTED < to
                ? List.of(Life.of(ordinal, 0, from, RESTARTED), Life.of(ordinal, 0, RESTARTED, to))
                : List.of(Life.of(ordinal, 0, from, to));
    }

    private static List<Life> between(int replicas, long from, long to) {
        return IntStream.range(0, replicas)
                .mapToObj(ordinal -> lives(ordinal, from, to))
                .flatMap(List::stream)
                .toList();
    }
}
