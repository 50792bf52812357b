package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.api.demo.DemoPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `rightsizer scan --incremental`: days that a run has read are not read again.
class IncrementalScanTest {

    private static final String NOTE =
            "usage of up to 5 days is from the history, where amounts are rounded up by less than 1 % and peaks are exact";

    private final Path directory;

    IncrementalScanTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void comesToTheRunOfAFullReadWithinOnePercent() throws IOException {
        try (var demo = DemoPrometheus.start()) {
            var yesterday = demo.asOf().minus(Duration.ofDays(1)).toString();
            var today = demo.asOf().toString();
            var first = scan(demo, yesterday, "--incremental");
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(warnings(first)).noneMatch(warning -> warning.contains("from the history"));

            var second = scan(demo, today, "--incremental");
            var full = scan(demo, today);

            assertThat(warnings(second)).contains(NOTE);
            assertThat(warnings(full)).doesNotContain(NOTE);
            assertThat(second.recommendations()).hasSameSizeAs(full.recommendations());
            for (int row = 0; row < full.recommendations().size(); row++) {
                assertSame(
                        second.recommendations().get(row),
                        full.recommendations().get(row));
            }
        }
    }

    @Test
    void readsEverythingAgainOnceTheDaysAreForgotten() throws IOException {
        try (var demo = DemoPrometheus.start()) {
            var history = directory.resolve("history.db").toString();
            var today = demo.asOf().toString();
            scan(demo, today, "--incremental", "-n", "shop");
            assertThat(warnings(scan(demo, today, "--incremental", "-n", "shop")))
                    .anyMatch(warning -> warning.contains("from the history"));

            assertThat(rightsizer("history", "prune", "--usage", "--history", history)
                            .exitCode())
                    .isZero();

            assertThat(warnings(scan(demo, today, "--incremental", "-n", "shop")))
                    .noneMatch(warning -> warning.contains("from the history"));
        }
    }

    @Test
    void saysWhyTheWholeWindowIsRead() throws IOException {
        var file = Files.writeString(directory.resolve("history.db"), "a shopping list");
        try (var demo = DemoPrometheus.start()) {
            var scan = scan(demo, demo.asOf().toString(), "--incremental", "-n", "shop");

            assertThat(scan.err()).contains("the whole window is read: " + file + " is no history");
            assertThat(scan.recommendations()).isNotEmpty();
        }
    }

    private static void assertSame(JsonNode joined, JsonNode whole) {
        for (var field : List.of("namespace", "name", "container", "verdict")) {
            assertThat(joined.path(field)).isEqualTo(whole.path(field));
        }
        var one = joined.path("evidence");
        var other = whole.path("evidence");
        for (var field : List.of("window", "pods", "samples", "coverage", "throttling", "oomKills", "restarts")) {
            assertThat(one.path(field)).as(field).isEqualTo(other.path(field));
        }
        assertThat(one.path("cpuBurst").asDouble())
                .isCloseTo(other.path("cpuBurst").asDouble(), withinPercentage(1e-7));
        assertSpread(one.path("cpuCores"), other.path("cpuCores"));
        assertSpread(one.path("memoryBytes"), other.path("memoryBytes"));
    }

    private static void assertSpread(JsonNode joined, JsonNode whole) {
        assertThat(joined.path("count")).isEqualTo(whole.path("count"));
        assertThat(joined.path("max").asDouble()).isCloseTo(whole.path("max").asDouble(), withinPercentage(1e-7));
        for (var field : List.of("mean", "p25", "p50", "p90", "p95", "p99")) {
            var exact = whole.path(field).asDouble();
            assertThat(joined.path(field).asDouble())
                    .as(field)
                    .isBetween(exact * (1 - 1e-9), 1.01 * exact * (1 + 1e-9));
        }
    }

    private static List<String> warnings(Invocation invocation) throws IOException {
        var warnings = new ArrayList<String>();
        invocation.json().path("run").path("warnings").forEach(warning -> warnings.add(warning.asText()));
        return warnings;
    }

    private Invocation scan(DemoPrometheus demo, String asOf, String... more) {
        var command = new ArrayList<>(List.of(
                "scan",
                "--prometheus",
                demo.uri().toString(),
                "--as-of",
                asOf,
                "--window",
                "7d",
                "--history",
                directory.resolve("history.db").toString(),
                "-o",
                "json"));
        command.addAll(List.of(more));
        return rightsizer(command.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --prometheus http://127.0.0.1:9 --incremental --no-history        | leave out --no-history
            --prometheus http://127.0.0.1:9 --incremental --record r          | without --record
            --tsdb t --incremental                                            | give it with --prometheus
            --prometheus http://127.0.0.1:9 --incremental --resume r          | leave out --resume
            --prometheus http://127.0.0.1:9 --incremental --shard 0/2 --parts p | shards read the whole window
            """)
    void saysWhatItDoesNotGoWith(String options, String expected) {
        var refused = rightsizer(("scan " + options + " --history " + directory.resolve("h.db")).split(" ", -1));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(expected);
    }
}
