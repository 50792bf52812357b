package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `rightsizer scan --usage-csv`, for usage that lives elsewhere.
class UsageCsvTest {

    private static final String HEADER = "series_id,timestamp,cpu_cores,memory_bytes,cpu_request,memory_request\n";
    private static final Instant NEWEST = Instant.parse("2026-03-03T12:00:00Z");

    private final Path directory;

    UsageCsvTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /// Three days of even usage: 0.25 cores of 1 requested; 100 MiB of 1 GiB requested by `even`, none by `free`.
    static String usage() {
        var csv = new StringBuilder(HEADER);
        for (var series : new String[] {"even", "free"}) {
            for (var at = NEWEST.minus(Duration.ofDays(3)); !at.isAfter(NEWEST); at = at.plusSeconds(300)) {
                var requests = series.equals("even") ? "1,1073741824" : ",";
                csv.append(
                        String.format(Locale.ROOT, "%s,%d,0.25,104857600,%s%n", series, at.getEpochSecond(), requests));
            }
        }
        return csv.toString();
    }

    /// `split` on flat usage: p99 = 0.25 cores; request = peak 104857600 bytes; limit = 1.10 x peak = 115343360,
    /// which is 110 MiB exactly.
    @Test
    void givesOneRowForEachSeries() throws IOException {
        var scan = rightsizer("scan", "--usage-csv", plain(usage()).toString(), "-o", "csv");

        assertThat(scan.exitCode()).as(scan.err()).isZero();
        assertThat(scan.out()).isEqualTo("""
                series_id,cluster,namespace,kind,name,container,container_type,cpu_request_cores,cpu_limit_cores,memory_request_bytes,memory_limit_bytes,\
                current_cpu_request_cores,current_cpu_limit_cores,current_memory_request_bytes,\
                current_memory_limit_bytes,verdict,codes,tier,\
                stated_memory_risk,stated_cpu_risk
                even,,,Series,even,even,container,0.25,,104857600,115343360,1,,1073741824,,Resize,STEP_LIMITED,standard,0.015,0.023
                free,,,Series,free,free,container,0.25,,104857600,115343360,,,,,Resize,NO_REQUEST,standard,0.015,0.023
                """);
    }

    @Test
    void readsGzipAsThePlainFile() throws IOException {
        var plain = plain(usage());
        var packed = directory.resolve("usage.csv.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write(usage().getBytes(StandardCharsets.UTF_8));
        }

        var ofPlain = rightsizer("scan", "--usage-csv", plain.toString(), "-o", "csv");
        var ofPacked = rightsizer("scan", "--usage-csv", packed.toString(), "-o", "csv");

        assertThat(ofPacked.out()).isEqualTo(ofPlain.out()).contains("even");
    }

    @Test
    void looksBackFromTheNewestSample() throws IOException {
        var scan = rightsizer("scan", "--usage-csv", plain(usage()).toString(), "-o", "json");

        assertThat(scan.json().at("/run/asOf").textValue()).isEqualTo("2026-03-03T12:00:00Z");
        assertThat(scan.json().at("/run/status").textValue()).isEqualTo("complete");
    }

    @Test
    void looksBackFromWhenItIsTold() throws IOException {
        var scan = rightsizer(
                "scan", "--usage-csv", plain(usage()).toString(), "--as-of", "2026-03-02T13:00:00+01:00", "-o", "json");

        assertThat(scan.json().at("/run/asOf").textValue()).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void logsProgressInTenthsOnStandardError() throws IOException {
        var scan = rightsizer("scan", "--usage-csv", plain(usage()).toString(), "-o", "csv", "--no-history");

        assertThat(scan.err().lines()).containsExactly("read 50 % (1 of 2, even)", "read 100 % (2 of 2, free)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    even,1772539200,lots,1,,       | line 3 has 'lots' in column cpu_cores; write a number
                    even,1772539200,1              | line 3 has 3 fields where the header has 6; repair the line
                    even,1772539200000,1,1,,       | write unix seconds, not milliseconds
                    even,1772000000,1,1,,          | line 3 goes back in time within series even; sort the file
                    """)
    void refusesAMalformedLineAndLeavesTheFormerResult(String line, String told) throws IOException {
        var malformed = plain(HEADER + "even,1772539000,1,1,,\n" + line + "\n");
        var result = Files.writeString(directory.resolve("result.csv"), "former");

        var scan = rightsizer("scan", "--usage-csv", malformed.toString(), "-o", "csv", "--out", result.toString());

        assertThat(scan.exitCode()).isEqualTo(2);
        assertThat(scan.out()).isEmpty();
        assertThat(scan.complaints()).hasSize(1);
        assertThat(scan.err()).startsWith("rightsizer: " + malformed + " ").contains(told);
        assertThat(result).hasContent("former");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("usage.csv", "result.csv");
    }

    @Test
    void refusesAFileWithoutItsHeader() throws IOException {
        var scan = rightsizer(
                "scan", "--usage-csv", plain("even,1772539200,1,1,,\n").toString());

        assertThat(scan.exitCode()).isEqualTo(2);
        assertThat(scan.err()).contains("the first line must be " + HEADER.strip());
    }

    private Path plain(String text) throws IOException {
        return Files.writeString(directory.resolve("usage.csv"), text);
    }
}
