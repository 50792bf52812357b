package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.demo.DemoPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `rightsizer backtest`, over usage whose judgement is known beforehand.
class BacktestTest {

    private static final String HEADER = "series_id,timestamp,cpu_cores,memory_bytes,cpu_request,memory_request\n";
    private static final Instant NEWEST = Instant.parse("2026-03-29T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);

    private final Path directory;
    private String file = "";

    BacktestTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /// 28 days: `even` always uses the same, `grown` from 25 March on twice the memory, `young` exists for 3 days.
    @BeforeEach
    void exportsUsage() throws IOException {
        var csv = new StringBuilder(HEADER);
        series(csv, "even", Duration.ofDays(28), NEWEST);
        series(csv, "grown", Duration.ofDays(28), Instant.parse("2026-03-25T00:00:00Z"));
        series(csv, "young", Duration.ofDays(3), NEWEST);
        file = Files.writeString(directory.resolve("usage.csv"), csv).toString();
    }

    private static void series(StringBuilder csv, String name, Duration age, Instant grows) {
        for (var at = NEWEST.minus(age).plus(STEP); !at.isAfter(NEWEST); at = at.plus(STEP)) {
            var bytes = at.isAfter(grows) ? 209715200 : 104857600;
            csv.append(String.format(Locale.ROOT, "%s,%d,0.25,%d,,%n", name, at.getEpochSecond(), bytes));
        }
    }

    /// Two origins and two containers make four windows, of which one, `grown` in its last week, is above any limit
    /// that a flat past of 100 MiB suggests: 25 %.
    @Test
    void judgesEveryPolicyOnTheWeeksAfterItWasFitted() throws IOException {
        var backtest = rightsizer("backtest", "--usage-csv", file, "--policies", "split,krr-simple", "-o", "json");

        assertThat(backtest.exitCode()).as(backtest.err()).isZero();
        var json = backtest.json();
        assertThat(json.at("/backtest/origins")).hasToString("""
                ["2026-03-15T00:00:00Z","2026-03-22T00:00:00Z"]""");
        assertThat(json.at("/backtest/windows").intValue()).isEqualTo(4);
        assertThat(json.at("/backtest/accounting")).hasToString("""
                {"discovered":3,"judged":2,"fresh":1,"skipped":0,"failed":0}""");
        assertThat(json.at("/scores").findValuesAsText("policy")).containsExactly("split", "krr-simple");
        assertThat(json.at("/scores/0/memoryViolations/value").doubleValue()).isEqualTo(0.25);
        assertThat(json.at("/scores/1/memoryViolations/value").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void judgesTheBaselineToo() throws IOException {
        var backtest =
                rightsizer("backtest", "--usage-csv", file, "--policies", "split", "--versus", "peak", "-o", "json");

        assertThat(backtest.json().at("/scores").findValuesAsText("policy")).containsExactly("split", "peak");
        assertThat(backtest.json().at("/versus").findValuesAsText("baseline")).containsExactly("peak");
    }

    @Test
    void comparesAllPoliciesUnlessTold() throws IOException {
        var backtest = rightsizer("backtest", "--usage-csv", file, "-o", "csv");

        assertThat(backtest.outLines()).hasSizeGreaterThan(5);
        assertThat(backtest.out()).contains("\nsplit,4,", "\npeak,4,", "\nkrr-simple,4,", "\nvpa,4,");
    }

    @Test
    void readsAllWholeTestsOfAFileAndSaysSo() {
        var backtest = rightsizer("backtest", "--usage-csv", file, "--fit", "10d", "--test", "5d");

        assertThat(backtest.exitCode()).as(backtest.err()).isZero();
        assertThat(backtest.out().replaceAll("\\s+", " "))
                .contains("6 judged windows of 2 containers at 3 origins", "window 25d to 29 Mar 2026 00:00 UTC");
    }

    @Test
    void replaysARecordingOfAServerToTheSameResult() throws IOException {
        var recording = directory.resolve("recording").toString();
        Invocation recorded;
        try (var cluster = DemoPrometheus.start()) {
            var words = "backtest --prometheus %s --as-of %s --window 14d --fit 7d --test 3d -o json --record %s"
                    .formatted(cluster.uri(), cluster.asOf(), recording);
            recorded = rightsizer(words.split(" ", -1));
        }

        var replayed = rightsizer("backtest", "--replay", recording, "--fit", "7d", "--test", "3d", "-o", "json");

        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        assertThat(recorded.json().at("/backtest/windows").intValue()).isPositive();
        assertThat(recorded.json().at("/backtest/accounting/skipped").intValue())
                .isPositive();
        assertThat(replayed.out()).isEqualTo(recorded.out());
    }

    @Test
    void asksForALongerRecordingWhenItHoldsTooLittle() throws IOException {
        Files.writeString(directory.resolve("recorded-run.json"), """
                {"server": "http://127.0.0.1:9090", "asOf": "2026-11-15T00:00:00Z", "window": "PT336H"}
                """);

        var backtest = rightsizer("backtest", "--replay", directory.toString());

        assertThat(backtest.exitCode()).isEqualTo(2);
        assertThat(backtest.err()).contains("a window of 14d (the recording) is shorter than --fit 14d and --test 7d");
    }

    @Test
    void drawsThePageIntoAFile() throws IOException {
        var page = directory.resolve("backtest.html");

        var backtest = rightsizer("backtest", "--usage-csv", file, "-o", "html", "--out", page.toString());

        assertThat(backtest.exitCode()).as(backtest.err()).isZero();
        assertThat(backtest.out()).isEmpty();
        assertThat(backtest.err()).contains("wrote " + page);
        assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("<polyline", ">split</text>");
    }

    @Test
    void endsWithTheCodeForMissingDataWhenNothingCouldBeJudged() throws IOException {
        var csv = new StringBuilder(HEADER);
        series(csv, "young", Duration.ofDays(3), NEWEST);
        var young = Files.writeString(directory.resolve("young.csv"), csv).toString();

        var backtest = rightsizer("backtest", "--usage-csv", young);

        assertThat(backtest.exitCode()).isEqualTo(3);
        assertThat(backtest.out().replaceAll("\\s+", " "))
                .contains("No container has the history a backtest needs: 14d to fit on and 7d to be judged on");
        assertThat(backtest.complaints()).singleElement().asString().contains("no container has the history");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --policies split,peek       | --policies 'peek': there is no such policy; did you mean 'peak'?
            --versus none               | --versus 'none': there is no such policy; known are
            --policy split              | --policy is for one; a backtest compares several: --policies
            --window 14d                | a window of 14d (--window) is shorter than --fit 14d and --test 7d together; give --window 21d
            --fit 2x                    | --fit: '2x' is not a duration
            --fit 1h                    | --fit must be from 1d to 366d, not 1h
            --test 99999w               | --test must be from 1d to 366d, not 99999w
            --from run.json             | --from has recommendations but no usage to replay
            --replay nowhere            | give one of --usage-csv and --replay
            --out nowhere/backtest.html | cannot write nowhere/backtest.html
            """)
    void refusesWhatCannotBeReplayed(String arguments, String told) {
        var words = ("backtest --usage-csv " + file + " " + arguments).split(" ", -1);

        var backtest = rightsizer(words);

        assertThat(backtest.exitCode()).isEqualTo(2);
        assertThat(backtest.out()).isEmpty();
        assertThat(backtest.complaints())
                .singleElement()
                .asString()
                .startsWith("rightsizer: ")
                .contains(told);
    }

    @Test
    void refusesAWindowOfTheConfigurationAndNamesWhereItStands() throws IOException {
        var config = Files.writeString(directory.resolve("own.yaml"), "window: 7d\n");

        var backtest = rightsizer("backtest", "--usage-csv", file, "-c", config.toString());

        assertThat(backtest.exitCode()).isEqualTo(2);
        assertThat(backtest.err()).contains("a window of 7d (").contains("own.yaml");
    }

    @Test
    void needsASource() {
        var backtest = rightsizer("backtest");

        assertThat(backtest.exitCode()).isEqualTo(2);
        assertThat(backtest.err()).contains("nothing to read: give --prometheus URL, --usage-csv FILE");
    }

    @Test
    void helpGoesWithExamples() {
        var help = rightsizer("backtest", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("What to replay:", "--fit", "--test", "--policies", "--versus", "Examples:")
                .contains("-o html --out backtest.html");
    }
}
