package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The default policy from a usage file to its rows: margins that the fleet's own history proves, and the risk that is
/// stated with them.
class CalibratedScanTest {

    private static final String HEADER = "series_id,timestamp,cpu_cores,memory_bytes,cpu_request,memory_request\n";
    private static final Instant NEWEST = Instant.parse("2026-03-15T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final Path directory;

    CalibratedScanTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /// Two weeks of a quarter core and 100 MiB; the first `grown` series use 30 % more in the last three days.
    private Path fleet(int series, int grown) throws IOException {
        var csv = new StringBuilder(HEADER);
        for (int number = 0; number < series; number++) {
            for (var at = NEWEST.minus(TWO_WEEKS).plus(STEP); !at.isAfter(NEWEST); at = at.plus(STEP)) {
                var more = number < grown && at.isAfter(NEWEST.minus(Duration.ofDays(3)));
                csv.append(String.format(
                        Locale.ROOT,
                        "web-%03d,%d,0.25,%d,1,1073741824%n",
                        number,
                        at.getEpochSecond(),
                        more ? 136314880 : 104857600));
            }
        }
        return Files.writeString(directory.resolve("usage.csv"), csv);
    }

    private static Invocation scan(Path file, String... more) {
        return rightsizer(Stream.concat(Stream.of("scan", "--usage-csv", file.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    /// One cell of each row but the header.
    private static List<String> column(String name, Invocation scan) {
        var lines = scan.outLines();
        var index = List.of(lines.getFirst().split(",", -1)).indexOf(name);
        assertThat(index).as(lines.getFirst()).isNotNegative();
        return lines.stream().skip(1).map(line -> line.split(",", -1)[index]).toList();
    }

    /// None of 40 failed, and the public record expects 1.5 % of a hundred: 1.5 / 140 = 0.0107.
    @Test
    void statesOneRiskInEveryRow() throws IOException {
        var scan = scan(fleet(40, 0), "--min-change", "0%", "-o", "csv");

        assertThat(scan.exitCode()).as(scan.err()).isZero();
        assertThat(column("series_id", scan)).hasSize(40);
        assertThat(column("stated_memory_risk", scan)).hasSize(40).allMatch("0.0107"::equals);
    }

    @Test
    void ownsUpToTheShippedMarginsOfASmallFleet() throws IOException {
        var file = fleet(5, 0);

        var rows = scan(file, "-o", "json").recommendations();

        assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(row.toString())
                .contains("The memory margin is the shipped one: 5 workloads with enough history cannot tell how often"
                        + " it holds, 30 can."));
        assertThat(column("stated_memory_risk", scan(file, "-o", "csv"))).allMatch("0.0143"::equals);
    }

    /// Two of 60 grew by 30 % where the shipped margin leaves 10 %: at 10 % they may, at 2 % nothing is proved.
    @Test
    void promisesWhatItIsAskedFor() throws IOException {
        var file = fleet(60, 2);

        var strict = scan(file, "-o", "csv");
        var loose = scan(file, "--memory-risk", "10%", "-o", "csv");

        assertThat(strict.exitCode()).as(strict.err()).isZero();
        assertThat(loose.exitCode()).as(loose.err()).isZero();
        var strictRisk = Double.parseDouble(column("stated_memory_risk", strict).getFirst());
        var looseRisk = Double.parseDouble(column("stated_memory_risk", loose).getFirst());
        assertThat(strictRisk).isLessThan(looseRisk);
        assertThat(looseRisk).isLessThan(0.10);
        assertThat(column("memory_limit_bytes", loose).getLast())
                .isLessThanOrEqualTo(column("memory_limit_bytes", strict).getLast());
    }

    @Test
    void statesNothingForAPolicyThatPromisesNothing() throws IOException {
        assertThat(column("stated_memory_risk", scan(fleet(30, 0), "--policy", "split", "-o", "csv")))
                .hasSize(30)
                .allMatch(String::isEmpty);
    }

    @ParameterizedTest
    @CsvSource({"0%", "100%", "-1%", "lots"})
    void refusesARiskThatIsNoShare(String risk) throws IOException {
        var scan = scan(fleet(1, 0), "--memory-risk=" + risk, "-o", "csv");

        assertThat(scan.exitCode()).isEqualTo(2);
        assertThat(scan.out()).isEmpty();
        assertThat(scan.complaints()).hasSize(1);
    }

    /// One sample, rest, a jump by a million, gaps, values no machine can have: each ends in a row of its own.
    @Test
    void givesBadUsageAVerdict() throws IOException {
        var csv = new StringBuilder(HEADER);
        csv.append("a-one,").append(NEWEST.getEpochSecond()).append(",0.1,104857600,,\n");
        series(csv, "b-rest", "0,0");
        series(csv, "c-jump", "0.1,104857600");
        csv.append("c-jump,").append(NEWEST.getEpochSecond()).append(",100000,104857600000000,,\n");
        series(csv, "d-odd", "NaN,-1");
        series(csv, "e-absurd", "1e300,1e300");
        series(csv, "f-unknown", ",");

        var scan = scan(Files.writeString(directory.resolve("usage.csv"), csv), "-o", "csv");

        assertThat(scan.err()).doesNotContain("bug of ours");
        assertThat(column("series_id", scan))
                .containsExactly("a-one", "b-rest", "c-jump", "d-odd", "e-absurd", "f-unknown");
        assertThat(column("verdict", scan))
                .containsExactly("TooLittleHistory", "Resize", "Resize", "Skipped", "Skipped", "Skipped");
        assertThat(column("memory_limit_bytes", scan)).endsWith("", "", "");
        assertThat(column("stated_memory_risk", scan)).endsWith("", "", "");
    }

    private static void series(StringBuilder csv, String name, String usage) {
        for (var at = NEWEST.minus(TWO_WEEKS).plus(STEP); at.isBefore(NEWEST); at = at.plus(STEP)) {
            csv.append(name + "," + at.getEpochSecond() + "," + usage + ",,\n");
        }
    }
}
