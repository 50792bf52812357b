package io.rightsizer.api.cli;

import io.rightsizer.analyzer.block.BlockWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/// Blocks of a cluster whose containers use the same at all times: 0.25 cores of 1 requested and 100 MiB of
/// 1 GiB.
final class ShopBlocks {

    static final Instant FROM = Instant.parse("2026-02-28T12:00:00Z");

    private ShopBlocks() {}

    /// A pod for each name, whose memory is the first series of the block.
    ///
    /// @return the block
    static Path write(Path directory, Instant from, Instant to, String... names) throws IOException {
        try (var block = new BlockWriter(directory, from.toEpochMilli(), to.toEpochMilli())) {
            for (var name : names) {
                add(new Pod(block, "shop", name, from.toEpochMilli() + 7_000, to.toEpochMilli()));
            }
            return block.directory();
        }
    }

    /// A pod in each of several namespaces.
    static void writeNamespaces(Path directory, Instant from, Instant to, String... namespaces) throws IOException {
        try (var block = new BlockWriter(directory, from.toEpochMilli(), to.toEpochMilli())) {
            for (var namespace : namespaces) {
                add(new Pod(block, namespace, "web", from.toEpochMilli() + 7_000, to.toEpochMilli()));
            }
        }
    }

    private static void add(Pod pod) throws IOException {
        var app = Map.of("container", "app");
        pod.add("container_memory_working_set_bytes", app, time -> 100 << 20);
        pod.add("container_cpu_usage_seconds_total", app, time -> 1e6 + (time - FROM.toEpochMilli()) / 4000.0);
        pod.add("kube_pod_owner", Map.of("owner_kind", "ReplicaSet", "owner_name", pod.name + "-1"), time -> 1);
        pod.add("kube_pod_container_info", app, time -> 1);
        pod.add("kube_pod_container_resource_requests", requested("cpu"), time -> 1);
        pod.add("kube_pod_container_resource_requests", requested("memory"), time -> 1 << 30);
    }

    private static Map<String, String> requested(String resource) {
        return Map.of("container", "app", "resource", resource);
    }

    private record Pod(BlockWriter block, String namespace, String name, long first, long to) {

        void add(String metric, Map<String, String> labels, LongToDoubleFunction value) throws IOException {
            var all = new TreeMap<>(labels);
            all.putAll(Map.of("__name__", metric, "namespace", namespace, "pod", name + "-1-aaaaa"));
            var times = LongStream.iterate(first, time -> time < to, time -> time + 60_000)
                    .toArray();
            block.add(all, times, Arrays.stream(times).mapToDouble(value).toArray());
        }
    }
}
