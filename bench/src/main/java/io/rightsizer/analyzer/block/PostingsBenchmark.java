package io.rightsizer.analyzer.block;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Looks series up in the index of a block: 3 metrics of 10,000 containers in 100 namespaces, a pod each. The
/// score is microseconds for the whole of it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class PostingsBenchmark {

    private static final int CONTAINERS = 10_000;
    private static final int NAMESPACES = 100;
    private static final long TIME = 1_763_121_600_000L;
    private static final String CPU = "container_cpu_usage_seconds_total";

    /// As a shard of 20 namespaces asks.
    private static final List<LabelTest> SHARD = List.of(
            LabelTest.equal("__name__", CPU),
            LabelTest.matching("namespace", namespaces(20)),
            LabelTest.notEqual("container", ""));

    private final Arena arena = Arena.ofShared();
    private final SeriesEntry series = new SeriesEntry();
    private final LabelBytes labels = new LabelBytes();
    private Path root = Path.of("");
    private Path file = Path.of("");
    private @Nullable Index opened;
    private long[] shard = new long[0];

    @Setup
    public void write() throws IOException, BlockException {
        root = Files.createTempDirectory("rightsizer-postings-");
        try (var block = new BlockWriter(root, TIME, TIME + 1)) {
            file = block.directory().resolve("index");
            for (var metric : List.of(CPU, "container_memory_working_set_bytes", "container_oom_events_total")) {
                for (int container = 0; container < CONTAINERS; container++) {
                    block.add(labels(metric, container), new long[] {TIME}, new double[] {1});
                }
            }
        }
        opened = Index.open(file, arena);
        shard = index().candidates(SHARD);
        System.out.printf(Locale.ROOT, "%,d bytes of index, %,d series in the shard%n", index().size(), shard.length);
    }

    private Index index() {
        return Objects.requireNonNull(opened);
    }

    private static String namespaces(int count) {
        return IntStream.range(0, count).mapToObj(PostingsBenchmark::namespace).collect(Collectors.joining("|"));
    }

    private static String namespace(int number) {
        return String.format(Locale.ROOT, "team-%03d", number);
    }

    private static SortedMap<String, String> labels(String metric, int container) {
        var pod = String.format(Locale.ROOT, "workload-%04d-7d9f8c6b5-%05d", container / 5, container);
        return new TreeMap<>(Map.of(
                "__name__", metric,
                "container", "app-" + container % 50,
                "id", "/kubepods/burstable/pod" + Integer.toHexString(container * 7919) + "/" + container,
                "image", "registry.example/app-" + container % 50,
                "instance", "10.0.0." + container % 156 + ":10250",
                "job", "kubelet",
                "namespace", namespace(container % NAMESPACES),
                "node", "node-" + container % 156,
                "pod", pod));
    }

    @TearDown
    public void remove() throws IOException {
        arena.close();
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// What every block costs before the first series: symbols and the table of postings.
    @Benchmark
    public long open() throws BlockException {
        try (var own = Arena.ofConfined()) {
            return Index.open(file, own).size();
        }
    }

    /// Which series a shard has.
    @Benchmark
    public int candidates() throws BlockException {
        return index().candidates(SHARD).length;
    }

    /// Their labels.
    @Benchmark
    public int labels() throws BlockException {
        var bytes = 0;
        for (var number : shard) {
            index().read(number, series);
            index().labels(number, series, labels);
            bytes += labels.length();
        }
        return bytes;
    }
}
