package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.analyzer.collector.BlockFiles;
import io.rightsizer.analyzer.collector.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same usage read in every way comes to the same rows: from a real Prometheus by remote read and by range
/// queries, from its blocks, from a recording, and by shards that are merged. Each hour's peaks come to no less.
class EveryWayTest {

    private static final String TRACE = "shared/data/traces/bitbrains-dev-2013-08.csv.gz";
    private static final Instant WALKED = Instant.parse("2026-03-03T12:00:00Z");

    /// What the work took, and not what came of it.
    private static final List<String> WORK = List.of("requests", "durationSeconds");

    /// What names the source.
    private static final List<String> SOURCE = List.of("id", "source", "method");

    private final Path directory;
    private final Path blocks;

    EveryWayTest(@TempDir Path directory) {
        this.directory = directory;
        this.blocks = directory.resolve("blocks");
    }

    @BeforeEach
    void makeDirectory() throws IOException {
        Files.createDirectories(blocks);
    }

    @Test
    void ofRandomWalks() throws Exception {
        ClusterBlocks.ofRandomWalks(12, WALKED.minus(Duration.ofDays(3)), WALKED, blocks);

        assertSameRows(12, "--as-of", WALKED.toString(), "--window", "2d");
    }

    @Test
    void ofRealMachines() throws Exception {
        ClusterBlocks.ofTrace(trace(), 12, blocks);

        assertSameRows(12, "--as-of", "2013-08-28T00:00:00Z", "--window", "14d");
    }

    private static Path trace() {
        var trace = Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, at -> at.getParent())
                .map(at -> at.resolve(TRACE))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(trace.isPresent(), "no " + TRACE + " above this directory, so no real usage was read");
        return trace.orElseThrow();
    }

    private void assertSameRows(int rows, String... window) throws Exception {
        var served = Files.createDirectories(directory.resolve("served"));
        var recording = directory.resolve("recording").toString();
        BlockFiles.copy(blocks, served);
        try (var prometheus = RealPrometheus.start(served);
                var withoutRead = Proxy.withoutRemoteRead(prometheus.uri())) {
            var server = shards("--prometheus", prometheus.uri(), window);
            var remote = run("remote read", server.whole("-o", "json"));
            assertThat(verdicts(remote)).hasSize(rows).doesNotContain("Failed", "Skipped", "TooLittleHistory");

            var recorded = run("remote read", server.whole("-o", "json", "--record", recording));
            var replayed = run("remote read", rightsizer("scan", "--replay", recording, "-o", "json"));
            var merged = run("remote read", server.collect(3).merge("-o", "json"));
            for (var other : List.of(recorded, replayed, merged)) {
                assertThat(without(WORK, other)).isEqualTo(without(WORK, remote));
                assertThat(csv(other)).isEqualTo(csv(remote));
            }
            var read = run("blocks", shards("--tsdb", blocks, window).whole("-o", "json"));
            assertThat(without(SOURCE, without(WORK, read))).isEqualTo(without(SOURCE, without(WORK, remote)));
            assertThat(csv(read)).isEqualTo(csv(remote));
            assertRounded(
                    run(
                            "range query",
                            shards("--prometheus", withoutRead.uri(), window).whole("-o", "json")),
                    remote);
            assertRounded(run("range query", server.whole("-o", "json", "--read", "points")), remote);
            assertRaised(run("hourly peaks", server.whole("-o", "json", "--read", "peaks")), remote);
        }
    }

    private Shards shards(String option, Object source, String... window) {
        return Shards.in(
                directory.resolve("parts"),
                Stream.concat(Stream.of(option, source.toString()), Stream.of(window))
                        .toArray(String[]::new));
    }

    private static JsonNode run(String method, Invocation scan) throws IOException {
        assertThat(scan.exitCode()).as(scan.err()).isZero();
        assertThat(scan.json().at("/run/method").textValue()).isEqualTo(method);
        return scan.json();
    }

    private static List<String> verdicts(JsonNode run) {
        return run.required("recommendations").findValuesAsText("verdict");
    }

    private static JsonNode without(List<String> fields, JsonNode run) {
        var copy = run.<ObjectNode>deepCopy();
        ((ObjectNode) copy.required("run")).remove(fields);
        return copy;
    }

    private String csv(JsonNode run) throws IOException {
        var file = Files.writeString(directory.resolve("run.json"), run.toString());
        return rightsizer("scan", "--from", file.toString(), "-o", "csv").out();
    }

    /// Range queries bring CPU rounded up to 0.1 millicores and memory to a MiB; amounts follow from that. That the
    /// server's unrounded answers are the same is for tests of the collector.
    private static void assertRounded(JsonNode range, JsonNode remote) {
        assertThat(verdicts(range)).isEqualTo(verdicts(remote));
        for (int row = 0; row < remote.required("recommendations").size(); row++) {
            var evidence = "/recommendations/" + row + "/evidence";
            for (var quantile : List.of("p25", "p50", "p90", "p95", "p99", "max")) {
                assertAbove(range, remote, evidence + "/cpuCores/" + quantile, 0.0001);
                assertAbove(range, remote, evidence + "/memoryBytes/" + quantile, 1 << 20);
            }
        }
    }

    /// The highest points of each hour leave no quantile below what it was, and peaks as they are. What
    /// policies make of that is theirs.
    private static void assertRaised(JsonNode peaks, JsonNode remote) {
        assertThat(peaks.at("/run/warnings")).singleElement().satisfies(warning -> assertThat(warning.textValue())
                .contains("each hour's peaks", "higher than needed"));
        for (int row = 0; row < remote.required("recommendations").size(); row++) {
            var recommendation = "/recommendations/" + row;
            assertThat(peaks.at(recommendation + "/codes"))
                    .extracting(JsonNode::textValue)
                    .contains("HOURLY_PEAKS");
            for (var resource : List.of("/evidence/cpuCores/", "/evidence/memoryBytes/")) {
                for (var quantile : List.of("p25", "p50", "p90", "p95", "p99", "max")) {
                    var field = recommendation + resource + quantile;
                    assertThat(peaks.at(field).doubleValue())
                            .as(field)
                            .isGreaterThanOrEqualTo(remote.at(field).doubleValue() - 1e-9);
                }
            }
            assertAbove(peaks, remote, recommendation + "/evidence/cpuCores/max", 0.0001);
            assertAbove(peaks, remote, recommendation + "/evidence/memoryBytes/max", 1 << 20);
        }
    }

    private static void assertAbove(JsonNode range, JsonNode remote, String field, double unit) {
        assertThat(remote.at(field).isNumber()).as(field).isTrue();
        var exact = remote.at(field).doubleValue();
        assertThat(range.at(field).doubleValue()).as(field).isBetween(exact - 1e-9, exact + unit + 1e-9);
    }
}
