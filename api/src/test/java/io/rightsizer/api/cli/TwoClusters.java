package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.OpenMetrics;
import io.rightsizer.analyzer.collector.RealPrometheus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/// Two small clusters in one real Prometheus: four workloads in `eu`, one of the same name in `us`, over two days.
final class TwoClusters {

    static final Instant END = Instant.parse("2026-03-03T12:00:00Z");
    static final Duration WINDOW = Duration.ofDays(2);

    private static final long BEGIN = END.minus(WINDOW).minusSeconds(7200).toEpochMilli();
    private static final double MEBIBYTE = 1 << 20;

    private final OpenMetrics metrics = new OpenMetrics();
    private final Random random = new Random(7);

    private TwoClusters() {}

    /// @param directory empty, and gone with the test
    static RealPrometheus start(Path directory) throws IOException, InterruptedException {
        var clusters = new TwoClusters();
        clusters.deployment("eu", "shop", "web", 2, 0.3, 300);
        clusters.deployment("eu", "billing", "invoice", 1, 0.1, 500);
        clusters.pod("eu", "shop", "cache-0", "StatefulSet", "cache", 0.05, 200);
        clusters.pod("eu", "kube-system", "agent-x7k2p", "DaemonSet", "agent", 0.02, 60);
        clusters.deployment("us", "shop", "web", 1, 0.2, 250);
        return RealPrometheus.loaded(clusters.metrics.writeTo(directory.resolve("samples.txt")), directory);
    }

    private void deployment(
            String cluster, String namespace, String name, int replicas, double cores, double mebibytes) {
        var replicaSet = name + "-6f7d8c9b54";
        var labels = "cluster=\"%s\",namespace=\"%s\",replicaset=\"%s\"".formatted(cluster, namespace, replicaSet);
        fact("kube_replicaset_owner", labels + owner("Deployment", name), 1);
        for (int pod = 0; pod < replicas; pod++) {
            pod(cluster, namespace, replicaSet + "-abc" + pod, "ReplicaSet", replicaSet, cores, mebibytes);
        }
    }

    private void pod(
            String cluster, String namespace, String pod, String kind, String owner, double cores, double mebibytes) {
        var labels = "cluster=\"%s\",namespace=\"%s\",pod=\"%s\"".formatted(cluster, namespace, pod);
        fact("kube_pod_owner", labels + owner(kind, owner), 1);
        var container = labels + ",container=\"app\"";
        fact("kube_pod_container_info", container + ",image=\"app:1\"", 1);
        fact("kube_pod_container_resource_requests", container + ",resource=\"cpu\",unit=\"core\"", 1);
        fact("kube_pod_container_resource_requests", container + ",resource=\"memory\",unit=\"byte\"", 1024 * MEBIBYTE);
        usage(container, cores, mebibytes);
    }

    /// A minute apart with jitter, never on a whole minute; the counter begins far from zero, where Prometheus 2 and 3
    /// extrapolate alike.
    private void usage(String labels, double cores, double mebibytes) {
        var total = 1_000_000.0;
        for (long time = BEGIN; time < END.toEpochMilli() - 15_000; time += 60_000) {
            total += 60 * cores * (0.5 + random.nextDouble());
            var at = time + 1 + random.nextInt(12_000);
            metrics.sample("container_cpu_usage_seconds_total", labels, at, total);
            var bytes = Math.floor(mebibytes * MEBIBYTE * (0.9 + 0.1 * random.nextDouble()));
            metrics.sample("container_memory_working_set_bytes", labels, at, bytes);
        }
    }

    /// Four minutes apart: within the look-back of an instant query.
    private void fact(String metric, String labels, double value) {
        for (long time = BEGIN + 1; time < END.toEpochMilli(); time += 240_000) {
            metrics.sample(metric, labels, time, value);
        }
    }

    private static String owner(String kind, String name) {
        return ",owner_kind=\"%s\",owner_name=\"%s\",owner_is_controller=\"true\"".formatted(kind, name);
    }
}
