package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.block.BlockWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `rightsizer scan --tsdb`, without a server. Three days of even usage in two blocks: 0.25 cores of 1
/// requested and 100 MiB of 1 GiB.
class TsdbScanTest {

    private static final long FROM = Instant.parse("2026-02-28T12:00:00Z").toEpochMilli();
    private static final long TO = Instant.parse("2026-03-03T12:00:00Z").toEpochMilli();
    private static final String[] POD = {"namespace", "shop", "pod", "web-1-aaaaa"};

    private final Path directory;

    TsdbScanTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void write() throws IOException {
        write(FROM, FROM + Duration.ofDays(2).toMillis());
        write(FROM + Duration.ofDays(2).toMillis(), TO);
    }

    private void write(long from, long to) throws IOException {
        try (var block = new BlockWriter(directory, from, to)) {
            add(block, from, to, "kube_pod_owner", time -> 1, "owner_kind", "ReplicaSet", "owner_name", "web-1");
            add(block, from, to, "kube_pod_container_info", time -> 1, "container", "app");
            add(
                    block,
                    from,
                    to,
                    "kube_pod_container_resource_requests",
                    time -> 1,
                    "container",
                    "app",
                    "resource",
                    "cpu");
            add(
                    block,
                    from,
                    to,
                    "kube_pod_container_resource_requests",
                    time -> 1 << 30,
                    "container",
                    "app",
                    "resource",
                    "memory");
            add(
                    block,
                    from,
                    to,
                    "container_cpu_usage_seconds_total",
                    time -> 1e6 + (time - FROM) / 4000.0,
                    "container",
                    "app");
            add(block, from, to, "container_memory_working_set_bytes", time -> 100 << 20, "container", "app");
        }
    }

    private static void add(
            BlockWriter block, long from, long to, String metric, LongToDoubleFunction value, String... labels)
            throws IOException {
        var all = new TreeMap<String, String>();
        all.put("__name__", metric);
        for (var pairs : new String[][] {POD, labels}) {
            for (int index = 0; index < pairs.length; index += 2) {
                all.put(pairs[index], pairs[index + 1]);
            }
        }
        var times = LongStream.iterate(from + 7_000, time -> time < to, time -> time + 60_000)
                .toArray();
        block.add(all, times, Arrays.stream(times).mapToDouble(value).toArray());
    }

    /// `split` on flat usage: p99 = 0.25 cores; request = peak 104857600 bytes; limit = 1.10 x peak =
    /// 115343360.
    @Test
    void recommendsFromBlocks() {
        var scan = rightsizer("scan", "--tsdb", directory.toString(), "--policy", "split", "--no-history", "-o", "csv");

        assertThat(scan.exitCode()).as(scan.err()).isZero();
        assertThat(scan.outLines()).hasSize(2);
        assertThat(scan.outLines().getLast())
                .startsWith(",shop,ReplicaSet,web-1,app,container,0.25,,104857600,115343360,1,,1073741824,,Resize,");
    }

    @Test
    void endsTheWindowWithTheNewestUsage() throws IOException {
        var scan =
                rightsizer("scan", "--tsdb", directory.toString(), "--policy", "split", "--no-history", "-o", "json");

        assertThat(scan.json().at("/run/window/to").asText()).isEqualTo("2026-03-03T12:00:00Z");
        assertThat(scan.json().at("/run/method").asText()).isEqualTo("blocks");
    }

    @Test
    void aBrokenBlockMakesThePartialRunExitWith3() throws IOException {
        var index = oldest().resolve("index");
        var bytes = Files.readAllBytes(index);
        bytes[30] ^= 1;
        Files.write(index, bytes);

        var scan = rightsizer("scan", "--tsdb", directory.toString(), "--policy", "split", "--no-history", "-o", "csv");

        assertThat(scan.exitCode()).isEqualTo(3);
        assertThat(scan.outLines()).hasSize(2);
        assertThat(scan.err()).contains(index + " at byte 9: the checksum of the symbols is wrong");
    }

    @Test
    void aDirectoryWithoutBlocksExitsWith4(@TempDir Path empty) {
        var scan = rightsizer("scan", "--tsdb", empty.toString(), "--no-history");

        assertThat(scan.exitCode()).isEqualTo(4);
        assertThat(scan.err()).contains("there are no blocks in " + empty);
    }

    private Path oldest() throws IOException {
        try (var blocks = Files.list(directory)) {
            return blocks.sorted().findFirst().orElseThrow();
        }
    }
}
