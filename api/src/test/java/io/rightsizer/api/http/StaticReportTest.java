package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rightsizer.api.report.OutputFileException;
import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticReportTest {

    private static void write(Path directory) throws IOException {
        var many = SampleRuns.of(
                IntStream.range(0, 120).mapToObj(SampleRuns::numbered).toList());
        try (var shelf = Shelf.of(SampleRuns.shop(), many)) {
            StaticReport.write(shelf.data(), Site.SETTINGS, directory);
        }
    }

    @Test
    void itsPagesReferToEachOtherAndToNothingElse(@TempDir Path directory) throws IOException {
        write(directory);

        try (var files = Files.list(directory)) {
            var pages = files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(pages).hasSizeGreaterThan(130);
            for (var page : pages) {
                var html = Files.readString(page);
                assertThat(Markup.forbidden(html)).as(page.toString()).isEmpty();
                assertThat(Markup.links(html).stream()
                                .map(link -> link.replaceFirst("#.*", ""))
                                .filter(link -> !link.isEmpty()))
                        .as(page.toString())
                        .allMatch(link -> Files.isRegularFile(directory.resolve(link)));
            }
        }
    }

    @Test
    void allRowsAreOnItsPages(@TempDir Path directory) throws IOException {
        write(directory);

        assertThat(Files.readString(directory.resolve("workloads-3.html"))).contains("101 to 120 of 120 containers");
        assertThat(Files.readAllLines(directory.resolve("workloads.csv"))).hasSize(121);
    }

    @Test
    void theSameDataGiveTheSameBytes(@TempDir Path directory) throws IOException {
        write(directory);
        var before = Files.readString(directory.resolve("index.html"));

        write(directory);

        assertThat(directory.resolve("index.html")).hasContent(before);
    }

    @Test
    void writesOverNothingButAReport(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("thesis.txt"), "years of work");

        assertThatExceptionOfType(OutputFileException.class)
                .isThrownBy(() -> write(directory))
                .withMessageContaining("it holds files that are not of a report");
    }
}
