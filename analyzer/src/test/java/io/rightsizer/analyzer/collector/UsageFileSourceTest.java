package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageFileSourceTest {

    private static final String HEADER = "series_id,timestamp,cpu_cores,memory_bytes,cpu_request,memory_request\n";

    /// Grid points at 300, 600 and 900 seconds.
    private static final HistoryWindow WINDOW =
            new HistoryWindow(Instant.ofEpochSecond(0), Instant.ofEpochSecond(900), Duration.ofMinutes(5));

    private final Path directory;

    UsageFileSourceTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private record Result(List<Collected> rows, CollectionReport report) {

        Collected.Observed observed(int index) {
            return (Collected.Observed) rows.get(index);
        }
    }

    /// Seconds between the rows of one series, and minutes of the grid they fit on.
    @ParameterizedTest
    @CsvSource({"60, 5", "297, 5", "304, 5", "900, 15", "3600, 60"})
    void fitsItsGridToTheDistanceOfTheRows(int seconds, int minutes) throws IOException {
        var rows = new StringBuilder("series_id,timestamp,cpu_cores,memory_bytes,cpu_request,memory_request\n");
        for (int row = 1; row <= 9; row++) {
            rows.append("vm,").append(row * seconds).append(",1,1,,\n");
        }
        var file = Files.writeString(directory.resolve("spaced.csv"), rows.toString());

        try (var source = UsageFileSource.open(file)) {
            assertThat(source.step()).isEqualTo(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void putsMeanCpuAndMaximumMemoryOnTheGrid() throws IOException {
        var result = collect("""
                vm-1,60,0.1,100,2,4096
                vm-1,300,0.3,50,2,4096
                vm-1,301,0.7,70,2,4096
                vm-1,900,0.5,10,4,8192
                """);

        var row = result.observed(0);
        var usage = row.history().pods().getFirst();
        assertThat(row.workload().id()).hasToString("/Series/vm-1");
        assertThat(row.container().name()).isEqualTo("vm-1");
        assertThat(row.container().current().requests())
                .isEqualTo(new ResourceAmounts(Cpu.millicores(4000), Memory.bytes(8192)));
        assertThat(usage.cpu().known()).containsExactly(0.2, 0.7, 0.5);
        assertThat(usage.memory().known()).containsExactly(100.0, 70.0, 10.0);
        assertThat(usage.cpuBurst()).isEqualTo(0.7);
        assertThat(usage.cpuSamples()).isEqualTo(4);
        assertThat(result.report()).isEqualTo(new CollectionReport(true, List.of(), 0, "file"));
    }

    @Test
    void dropsEmptyNegativeInfiniteAndAbsurdValuesAndSaysHowMany() throws IOException {
        var result = collect("""
                vm-1,60,,100,,
                vm-1,120,-1,200,,
                vm-1,180,NaN,Inf,,
                vm-1,240,0.5,300,,
                vm-1,300,1e16,1e300,1e300,1e30
                """);

        var usage = result.observed(0).history().pods().getFirst();
        assertThat(usage.cpuSamples()).isEqualTo(1);
        assertThat(usage.memorySamples()).isEqualTo(3);
        assertThat(result.observed(0).container().current().requests()).isEqualTo(ResourceAmounts.NONE);
        assertThat(result.report().warnings())
                .singleElement()
                .asString()
                .endsWith("usage.csv: 8 values were empty, negative or beyond what a machine can have, and left out");
    }

    @Test
    void takesTheLargerValuesOfRowsWithOneTimeStamp() throws IOException {
        var usage = collect("""
                vm-1,300,0.1,300,1,1
                vm-1,300,0.5,200,1,1
                """).observed(0).history().pods().getFirst();

        assertThat(usage.cpu().known()).containsExactly(0.5);
        assertThat(usage.memory().known()).containsExactly(300.0);
        assertThat(usage.cpuSamples()).isEqualTo(1);
    }

    @Test
    void countsOnlyRowsInsideTheWindowAndSkipsASeriesWithoutAny() throws IOException {
        var rows = collect("""
                vm-1,0,9,9,1,1
                vm-1,300,0.5,5,1,1
                vm-1,901,9,9,7,7
                vm-2,901,0.5,5,1,1
                vm-3,10,,,1,1
                """).rows();

        assertThat(((Collected.Observed) rows.get(0))
                        .history()
                        .pods()
                        .getFirst()
                        .cpuBurst())
                .isEqualTo(0.5);
        assertThat(rows.get(0).container().current().requests().cpu()).isEqualTo(Cpu.millicores(1000));
        assertThat(rows.subList(1, 3))
                .allSatisfy(row -> assertThat(((Collected.Skipped) row).code()).isEqualTo("NO_USAGE"));
    }

    @Test
    void readsGzipByContentColumnsInAnyOrderQuotesAndAByteOrderMark() throws IOException {
        var text = """
                \uFEFFmemory_request,note,timestamp,series_id,cpu_cores,memory_bytes,cpu_request\r
                4096,"a, b",300,"vm, one",0.5,100,2\r
                """;
        var file = directory.resolve("usage.csv");
        try (var output = new GZIPOutputStream(Files.newOutputStream(file))) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
        }

        var row = collect(file, WINDOW).observed(0);

        assertThat(row.container().name()).isEqualTo("vm, one");
        assertThat(row.container().current().requests())
                .isEqualTo(new ResourceAmounts(Cpu.millicores(2000), Memory.bytes(4096)));
    }

    @Test
    void knowsTheNewestTimeStampOfAnySeries() throws IOException {
        var file = write("vm-1,300,1,1,1,1\nvm-1,900,1,1,1,1\nvm-2,600,1,1,1,1\n");

        try (var source = UsageFileSource.open(file)) {
            assertThat(source.newest()).isEqualTo(Instant.ofEpochSecond(900));
        }
    }

    @Test
    void showsAHostileSeriesNameOnlyWithItsCharactersReplaced() throws IOException {
        var row = (Collected.Skipped)
                collect("\"a\u001b[31m\",300,1,1,1,1\n").rows().getFirst();

        assertThat(row.code()).isEqualTo("BAD_NAME");
        assertThat(row.container().name()).isEqualTo("a__31m");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    vm-1,300,abc,1,1,1            | usage.csv line 2 has 'abc' in column cpu_cores; write a number or leave it empty
                    vm-1,300,1                    | usage.csv line 2 has 3 fields where the header has 6; repair the line
                    vm-1,,1,1,1,1                 | usage.csv line 2 has no time in column timestamp; write unix seconds
                    vm-1,1377734288000,1,1,1,1    | usage.csv line 2 has the timestamp 1377734288000, which is no time in seconds; write unix seconds, not milliseconds
                    a,300,1,1,1,1;a,240,1,1,1,1   | usage.csv line 3 goes back in time within series a; sort the file by series_id, then by timestamp
                    a,1,1,1,1,1;b,1,1,1,1,1;a,2,1,1,1,1 | usage.csv line 4 comes back to series a; sort the file by series_id, then by timestamp
                    """)
    void refusesAMalformedFileNamingTheLineAndTheRemedy(String rows, String message) throws IOException {
        var file = write(rows.replace(';', '\n') + "\n");

        assertThatThrownBy(() -> UsageFileSource.open(file))
                .isInstanceOf(UsageFileException.class)
                .message()
                .endsWith(message);
    }

    @Test
    void refusesAnUnclosedQuoteAMissingColumnAnEmptyFileAndAMissingOne() throws IOException {
        assertRefused(
                "series_id,timestamp\n",
                "line 1 lacks the column cpu_cores, memory_bytes, cpu_request, "
                        + "memory_request; the first line must be " + HEADER.strip());
        assertRefused("", "is empty; its first line must be " + HEADER.strip());
        assertRefused(HEADER, "has a header but no rows; export usage into it first");
        assertRefused(HEADER + "\"vm,300,1,1,1,1\n", "check the quotes of the line");
        assertThatThrownBy(() -> UsageFileSource.open(directory.resolve("absent.csv")))
                .isInstanceOf(UsageFileException.class)
                .hasMessageStartingWith("there is no usage file ")
                .hasMessageEndingWith("absent.csv; check the path");
    }

    @Test
    void refusesATruncatedGzipFile() throws IOException {
        var whole = directory.resolve("whole.gz");
        try (var output = new GZIPOutputStream(Files.newOutputStream(whole))) {
            for (int second = 0; second < 20_000; second++) {
                output.write((second == 0 ? HEADER : "vm," + second + "," + Math.sin(second) + ",1,1,1\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        var cut = directory.resolve("cut.gz");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(whole), 20_000));

        assertThatThrownBy(() -> UsageFileSource.open(cut))
                .isInstanceOf(UsageFileException.class)
                .hasMessageContaining("cut.gz cannot be read beyond line")
                .hasMessageEndingWith("the file may be cut short, copy it again");
    }

    /// Expected values by awk over the unpacked file, for rows with 1376524500 < timestamp <= 1377734100.
    @ParameterizedTest
    @CsvSource({
        "bb-rnd-303-201308, 4025, 4558391159",
        "bb-rnd-055-201308, 4023, 30946669909",
        "bb-rnd-220-201308, 4025, 2688647168",
    })
    void readsTheBitbrainsTracesAsAwkDoes(String series, long samples, double maximum) throws IOException {
        var file = shared().resolve("data/traces/bitbrains-dev-2013-08.csv.gz");
        assumeTrue(Files.exists(file), "the shared traces are not beside this repository");
        var to = Instant.ofEpochSecond(1377734100);

        var result = collect(file, new HistoryWindow(to.minus(Duration.ofDays(14)), to, Duration.ofMinutes(5)));

        assertThat(result.rows()).hasSize(200);
        var row = (Collected.Observed) result.rows().stream()
                .filter(one -> one.container().name().equals(series))
                .findFirst()
                .orElseThrow();
        var usage = row.history().pods().getFirst();
        assertThat(usage.memorySamples()).isEqualTo(samples);
        assertThat(usage.memory().known().max()).hasValue(maximum);
    }

    private void assertRefused(String text, String message) throws IOException {
        var file = directory.resolve("usage.csv");
        Files.writeString(file, text);
        assertThatThrownBy(() -> UsageFileSource.open(file))
                .isInstanceOf(UsageFileException.class)
                .message()
                .endsWith(message);
    }

    private Path write(String rows) throws IOException {
        return Files.writeString(directory.resolve("usage.csv"), HEADER + rows);
    }

    private Result collect(String rows) throws IOException {
        return collect(write(rows), WINDOW);
    }

    private static Result collect(Path file, HistoryWindow window) throws IOException {
        var rows = new ArrayList<Collected>();
        try (var source = UsageFileSource.open(file)) {
            return new Result(rows, source.collect(window, rows::add, Progress.SILENT));
        }
    }

    /// `shared` stands beside the repository; tests run somewhere inside it.
    private static Path shared() {
        var directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.isDirectory(directory.resolve("../shared/data"))) {
            directory = directory.getParent();
        }
        assumeTrue(directory != null, "there is no directory `shared` beside this repository");
        return directory.resolve("../shared").normalize();
    }
}
