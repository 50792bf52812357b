package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rightsizer.analyzer.collector.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Usage of real machines, replayed as a cluster into a real Prometheus.
class BitbrainsTest {

    private static final Instant END = Instant.parse("2026-03-03T12:00:00Z");

    @Test
    void quantilesEqualPromQl(@TempDir Path directory) throws Exception {
        RealPrometheus.assumeInstalled();
        try (var prometheus = RealPrometheus.start(replayed(directory))) {
            var scan = rightsizer(
                    "scan",
                    "--prometheus",
                    prometheus.uri().toString(),
                    "--as-of",
                    END.toString(),
                    "--window",
                    "2d",
                    "-o",
                    "json");

            assertThat(scan.exitCode()).as(scan.err()).isZero();
            assertThat(scan.json().at("/run/status").textValue()).isEqualTo("complete");
            assertThat(scan.recommendations()).hasSize(5);
            for (var container : scan.recommendations()) {
                var series = "container=\"main\",pod=~\"%s-.*\""
                        .formatted(container.required("name").textValue());
                new PromQl(prometheus.uri(), END)
                        .assertQuantiles(container, series, Duration.ofDays(2).toMillis());
            }
        }
    }

    private static Path replayed(Path directory) throws IOException, InterruptedException {
        var shared = shared();
        var tsdb = directory.resolve("tsdb");
        var log = directory.resolve("replay.log").toFile();
        var replay = new ProcessBuilder(
                        "python3",
                        shared.resolve("tools/csv2openmetrics.py").toString(),
                        shared.resolve("data/traces/bitbrains-dev-2013-08.csv.gz")
                                .toString(),
                        directory.resolve("openmetrics").toString(),
                        "--end",
                        Long.toString(END.getEpochSecond()),
                        "--step",
                        "300",
                        "--limit",
                        "5",
                        "--days",
                        "3",
                        "--noise",
                        "--tsdb",
                        tsdb.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertThat(replay.waitFor()).as(() -> "see " + log).isZero();
        return tsdb;
    }

    /// Beside the repository, where the data of its makers is.
    private static Path shared() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var shared = at.resolve("shared");
            if (Files.exists(shared.resolve("tools/csv2openmetrics.py"))) {
                assumeTrue(hasPython(), "python3 is not installed, so no real trace was replayed");
                return shared;
            }
        }
        return abort("there is no ../shared, so no real trace was replayed");
    }

    private static boolean hasPython() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "python3")));
    }
}
