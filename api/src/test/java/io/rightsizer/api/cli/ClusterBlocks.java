package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.BlockFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;

/// A cluster of StatefulSets with one pod each, in the blocks a Prometheus keeps: usage, and what kube-state-metrics
/// tells every four minutes.
final class ClusterBlocks implements AutoCloseable {

    private static final int NAMESPACES = 5;
    private static final long FACTS_APART = 240_000;

    private final BlockFiles files;
    private int pods;

    private ClusterBlocks(Path root) {
        files = new BlockFiles(root, Duration.ofHours(54));
    }

    /// The first machines of a trace with the columns of a usage file.
    static void ofTrace(Path trace, int machines, Path root) throws IOException {
        try (var blocks = new ClusterBlocks(root);
                var in = new GZIPInputStream(Files.newInputStream(trace));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.readLine();
            var machine = new ArrayList<String[]>();
            for (var line = lines.readLine(); line != null && blocks.pods < machines; line = lines.readLine()) {
                var row = line.split(",", -1);
                if (!machine.isEmpty() && !machine.getFirst()[0].equals(row[0])) {
                    blocks.addMachine(machine);
                    machine.clear();
                }
                machine.add(row);
            }
        }
    }

    /// Made-up usage, a minute apart with jitter, with a hole and with restarts of the counter.
    static void ofRandomWalks(int count, Instant from, Instant to, Path root) throws IOException {
        try (var blocks = new ClusterBlocks(root)) {
            var random = new Random(11);
            while (blocks.pods < count) {
                var hole = from.toEpochMilli()
                        + random.nextLong(Duration.between(from, to).toMillis());
                var times = LongStream.iterate(
                                from.toEpochMilli(), time -> time < to.toEpochMilli(), time -> time + 60_000)
                        .filter(time -> time < hole || time > hole + 3_600_000)
                        .map(time -> time + 1 + random.nextInt(12_000))
                        .toArray();
                var seconds = new double[times.length];
                var bytes = new double[times.length];
                var total = 1e6;
                var held = 200e6;
                for (int index = 0; index < times.length; index++) {
                    total = random.nextInt(2_000) == 0 ? 0 : total + 60 * random.nextDouble();
                    held = Math.max(50e6, held + 4096 * random.nextInt(-500, 501));
                    seconds[index] = total;
                    bytes[index] = held;
                }
                blocks.addPod("walk-" + blocks.pods, 2, 1 << 30, new Usage(times, seconds, bytes));
            }
        }
    }

    private record Usage(long[] times, double[] seconds, double[] bytes) {}

    /// Cores become a counter of seconds that does not begin at zero, where Prometheus 2 and 3 extrapolate alike.
    private void addMachine(List<String[]> rows) throws IOException {
        var times = new long[rows.size()];
        var seconds = new double[rows.size()];
        var bytes = new double[rows.size()];
        var total = 1e6;
        var length = 0;
        for (var row : rows) {
            var time = Long.parseLong(row[1]) * 1000;
            total += 300 * Double.parseDouble(row[2]);
            if (length == 0 || time > times[length - 1]) {
                times[length] = time;
                seconds[length] = total;
                bytes[length++] = Double.parseDouble(row[3]);
            }
        }
        var first = rows.getFirst();
        addPod(
                first[0],
                Double.parseDouble(first[4]),
                Double.parseDouble(first[5]),
                new Usage(Arrays.copyOf(times, length), Arrays.copyOf(seconds, length), Arrays.copyOf(bytes, length)));
    }

    private void addPod(String name, double cores, double bytes, Usage usage) throws IOException {
        var pod = Map.of("namespace", "team-" + pods++ % NAMESPACES, "pod", name + "-0");
        var app = Map.of("container", "app");
        add("container_cpu_usage_seconds_total", pod, app, usage.times, usage.seconds);
        add("container_memory_working_set_bytes", pod, app, usage.times, usage.bytes);
        var last = usage.times[usage.times.length - 1];
        var facts = LongStream.iterate(usage.times[0] + 1, time -> time <= last, time -> time + FACTS_APART)
                .toArray();
        fact("kube_pod_owner", pod, Map.of("owner_kind", "StatefulSet", "owner_name", name), facts, 1);
        fact("kube_pod_container_info", pod, app, facts, 1);
        for (var requested : Map.of("cpu", cores, "memory", bytes).entrySet()) {
            var labels = Map.of("container", "app", "resource", requested.getKey());
            fact("kube_pod_container_resource_requests", pod, labels, facts, requested.getValue());
        }
    }

    private void fact(String metric, Map<String, String> pod, Map<String, String> labels, long[] times, double value)
            throws IOException {
        var values = new double[times.length];
        Arrays.fill(values, value);
        add(metric, pod, labels, times, values);
    }

    private void add(String metric, Map<String, String> pod, Map<String, String> labels, long[] times, double[] values)
            throws IOException {
        var all = new TreeMap<>(pod);
        all.putAll(labels);
        all.put("__name__", metric);
        files.add(all, times, values);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
