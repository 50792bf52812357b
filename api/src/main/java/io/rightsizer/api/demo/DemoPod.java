package io.rightsizer.api.demo;

import io.rightsizer.analyzer.workload.ContainerType;
import java.util.ArrayList;
import java.util.List;

/// One pod that ever ran, with the runs of its containers.
record DemoPod(
        DemoWorkload workload,
        PodPlan.Life life,
        String name,
        String uid,
        DemoNode node,
        List<ContainerHistory> containers) {

    private static final long INIT_SECONDS = 150;
    private static final long RESTART_SECONDS = 20;

    DemoPod {
        containers = List.copyOf(containers);
    }

    static DemoPod of(DemoWorkload workload, PodPlan.Life life, DemoNode node) {
        var name = workload.podName(life);
        var uid = Dice.uid(Dice.seed("uid", workload.namespace(), name, Long.toString(life.from())));
        var containers = workload.containersOf(life);
        var histories = containers.stream()
                .map(container -> new ContainerHistory(container, runs(containers, container, life, uid)))
                .toList();
        return new DemoPod(workload, life, name, uid, node, histories);
    }

    /// A container and its runs in one pod, oldest first.
    record ContainerHistory(DemoContainer container, List<ContainerRun> runs) {

        ContainerHistory {
            runs = List.copyOf(runs);
        }

        /// How many runs had ended and were followed by another.
        int restartsBefore(long second) {
            return (int)
                    runs.stream().skip(1).filter(run -> run.from() <= second).count();
        }
    }

    /// The pod cgroup sums its containers.
    double coresAt(long second) {
        var cores = 0.0;
        for (var history : containers) {
            for (var run : history.runs()) {
                cores += run.covers(second) ? history.container().coresAt(second, run) : 0;
            }
        }
        return cores;
    }

    double bytesAt(long second) {
        var bytes = 0.0;
        for (var history : containers) {
            for (var run : history.runs()) {
                bytes += run.covers(second) ? history.container().bytesAt(second, run) : 0;
            }
        }
        return bytes;
    }

    String address() {
        return "10.1." + (int) (Dice.share(uid.hashCode(), 1) * 250) + "."
                + (1 + (int) (Dice.share(uid.hashCode(), 2) * 250));
    }

    private static List<ContainerRun> runs(
            List<DemoContainer> all, DemoContainer container, PodPlan.Life life, String uid) {
        var hasInit = all.stream().anyMatch(other -> other.type() == ContainerType.INIT);
        if (container.type() == ContainerType.INIT) {
            return List.of(run(container, uid, life.from(), life.from() + INIT_SECONDS, "Completed"));
        }
        var from = hasInit ? life.from() + INIT_SECONDS : life.from();
        var restarts = container.restarts();
        return restarts == null
                ? List.of(run(container, uid, from, life.to(), ""))
                : restartedRuns(container, restarts, uid, from, life.to());
    }

    /// Each run lasts between 80 % and all of the period.
    private static List<ContainerRun> restartedRuns(
            DemoContainer container, DemoContainer.Restarts restarts, String uid, long from, long to) {
        var runs = new ArrayList<ContainerRun>();
        for (long start = from; start < to; start = runs.getLast().to() + RESTART_SECONDS) {
            var share = 0.8 + 0.2 * Dice.share(Dice.seed("restart", uid), start);
            var end = start + (long) (restarts.every().toSeconds() * share);
            runs.add(run(container, uid, start, Math.min(end, to), end < to ? restarts.reason() : ""));
        }
        return runs;
    }

    private static ContainerRun run(DemoContainer container, String uid, long from, long to, String endedBy) {
        var seed = Dice.seed("run", uid, container.name(), Long.toString(from));
        return new ContainerRun(Dice.digest(seed), from, to, seed, endedBy);
    }
}
