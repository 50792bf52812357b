package io.rightsizer.api.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// When the pods of a workload live, dead ones included.
record PodPlan(List<Life> lives) {

    PodPlan {
        lives = List.copyOf(lives);
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
    }

    /// Replicas that live through the whole history.
    static PodPlan running(int replicas) {
        return between(replicas, BEFORE, AFTER);
    }

    static PodPlan since(int replicas, long second) {
        return between(replicas, second, AFTER);
    }

    static PodPlan until(int replicas, long second) {
        return between(replicas, BEFORE, second);
    }

    /// Replaced pod by pod, a minute and a half apart.
    static PodPlan rolledOut(int replicas, long second) {
        var lives = new ArrayList<Life>();
        for (int ordinal = 0; ordinal < replicas; ordinal++) {
            var replaced = second + ordinal * 90L;
            lives.add(Life.of(ordinal, 0, BEFORE, replaced + 30));
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
            lives.add(new Life(
                    0, lives.size(), from, to, from + Duration.ofDays(3).toSeconds()));
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
        return (int) lives.stream()
                .filter(life -> life.from() <= second && second < life.to())
                .count();
    }

    /// How many of them are of one generation.
    int replicasAt(long second, int generation) {
        return (int) lives.stream()
                .filter(life -> life.generation() == generation && life.from() <= second && second < life.to())
                .count();
    }

    private static PodPlan between(int replicas, long from, long to) {
        var lives = new ArrayList<Life>();
        for (int ordinal = 0; ordinal < replicas; ordinal++) {
            lives.add(Life.of(ordinal, 0, from, to));
        }
        return new PodPlan(lives);
    }

    /// Long-running pods started three days before the history and outlive it.
    static final long BEFORE = DemoCluster.BEGIN_SECOND - Duration.ofDays(3).toSeconds();

    static final long AFTER = DemoCluster.END_SECOND + Duration.ofDays(3).toSeconds();
}
