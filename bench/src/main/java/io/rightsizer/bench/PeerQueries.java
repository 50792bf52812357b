package io.rightsizer.bench;

import java.time.Duration;
import java.util.List;

/// The PromQL a per-workload tool issues, in the shape of Robusta KRR's `simple` strategy: every pod selector is an
/// alternation of whole pod names, the rate window is the step, and aggregation happens inside a subquery.
record PeerQueries(Duration window, Duration step) {

    /// A raw range selector: the server sends every sample of every ReplicaSet, Job or the like of the workload.
    String owners(PeerRow row, Intermediate intermediate) {
        return "%s{namespace=\"%s\",owner_kind=\"%s\",owner_name=\"%s\"}[%s]"
                .formatted(intermediate.metric(), row.namespace(), row.kind(), row.workload(), range());
    }

    String pods(String namespace, String ownerKind, List<String> owners) {
        return "last_over_time(kube_pod_owner{namespace=\"%s\",owner_kind=\"%s\",owner_name=~\"%s\"}[%s])"
                .formatted(namespace, ownerKind, String.join("|", owners), range());
    }

    /// The four that fetch numbers: CPU percentile, memory peak and how many points each has.
    List<String> usage(PeerRow row, List<String> pods) {
        var selector = "{namespace=\"%s\",pod=~\"%s\",container=\"%s\"}"
                .formatted(row.namespace(), String.join("|", pods), row.container());
        var cpu = "container_cpu_usage_seconds_total" + selector;
        var memory = "container_memory_working_set_bytes" + selector;
        return List.of(
                "quantile_over_time(0.95," + highest("rate(" + cpu + "[" + seconds(step) + "])") + ")",
                "count_over_time(" + highest(cpu) + ")",
                "max_over_time(" + highest(memory) + ")",
                "count_over_time(" + highest(memory) + ")");
    }

    private String highest(String expression) {
        return "max by (container,pod,job) (%s)[%s:%s]".formatted(expression, range(), seconds(step));
    }

    private String range() {
        return seconds(window);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    /// What stands between a workload and its pods, and the series that tells.
    enum Intermediate {
        REPLICA_SET("kube_replicaset_owner", "replicaset", "ReplicaSet"),
        JOB("kube_job_owner", "job_name", "Job");

        private final String metric;
        private final String label;
        private final String kind;

        Intermediate(String metric, String label, String kind) {
            this.metric = metric;
            this.label = label;
            this.kind = kind;
        }

        String metric() {
            return metric;
        }

        String label() {
            return label;
        }

        String kind() {
            return kind;
        }
    }
}
