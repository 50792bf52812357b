package io.rightsizer.bench.fleet;

import java.util.List;
import java.util.Locale;

/// Everything that was in the cluster at some time.
///
/// @param machines nodes, there all the time
/// @param owned ReplicaSets and Jobs, which stand between workloads and pods
/// @param runs containers with their pods, in the order of the labels of their usage
/// @param live containers that run at the end
/// @param workloads that there are
record Fleet(List<Machine> machines, List<Owned> owned, List<Pod> pods, List<Run> runs, int live, int workloads) {

    static Fleet of(FleetSize size) {
        return FleetDraw.of(size);
    }

    String facts() {
        return String.format(
                Locale.ROOT,
                "%,d running containers of %,d workloads on %,d nodes; %,d containers of %,d pods in the whole time",
                live,
                workloads,
                machines.size(),
                runs.size(),
                pods.size());
    }

    /// A ReplicaSet or a Job, listed from `from` up to, not including `to`.
    record Owned(boolean isJob, String namespace, String name, String owner, long from, long to) {}
}
