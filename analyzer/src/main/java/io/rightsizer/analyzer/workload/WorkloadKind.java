package io.rightsizer.analyzer.workload;

/// The kind of a workload's owner, by its Kubernetes name. Any kind may own pods, so this is open, not an enum.
public record WorkloadKind(String name) implements Comparable<WorkloadKind> {

    public static final WorkloadKind DEPLOYMENT = new WorkloadKind("Deployment");
    public static final WorkloadKind STATEFUL_SET = new WorkloadKind("StatefulSet");
    public static final WorkloadKind DAEMON_SET = new WorkloadKind("DaemonSet");
    public static final WorkloadKind REPLICA_SET = new WorkloadKind("ReplicaSet");
    public static final WorkloadKind JOB = new WorkloadKind("Job");
    public static final WorkloadKind CRON_JOB = new WorkloadKind("CronJob");
    public static final WorkloadKind ROLLOUT = new WorkloadKind("Rollout");

    /// A bare pod: nothing owns it.
    public static final WorkloadKind POD = new WorkloadKind("Pod");

    /// One line of a usage file; not a Kubernetes kind, so it can be sized but not patched.
    public static final WorkloadKind SERIES = new WorkloadKind("Series");

    @Override
    public int compareTo(WorkloadKind other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
