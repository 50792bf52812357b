package io.rightsizer.pricing.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class EmbeddedCatalogTest {

    private final EmbeddedCatalog catalog = new EmbeddedCatalog();

    /// What is looked up, written as a line again, is the very line that was put in.
    @Test
    void changesNoRowBetweenInputAndLookup() throws IOException {
        var changed = new ArrayList<String>();
        var rows = 0;
        for (var line : sharedLines("data/pricing/prices.csv.gz")) {
            var cells = line.split(",", -1);
            var found = catalog.of(new Region(cells[0], cells[1])).row(cells[2]);
            if (found.isEmpty() || !found.get().line().equals(line)) {
                changed.add(line);
            }
            rows++;
        }

        assertThat(changed).isEmpty();
        assertThat(rows).isEqualTo(88_514);
    }

    @Test
    void readsEveryFigureOfARow() {
        var row = catalog.of(new Region("aws", "af-south-1")).row("c5.12xlarge").orElseThrow();

        assertThat(row)
                .isEqualTo(new ListRow(
                        new Region("aws", "af-south-1"),
                        "c5.12xlarge",
                        new BigDecimal("48"),
                        new BigDecimal("96"),
                        "amd64",
                        BigDecimal.ZERO,
                        new BigDecimal("2.736"),
                        new BigDecimal("0.35568"),
                        "advisor-savings",
                        Interruption.ABOVE_20,
                        new BigDecimal("1.724"),
                        new BigDecimal("1.182"),
                        "ec2.shop",
                        LocalDate.of(2025, 4, 4)));
    }

    @Test
    void holdsAsManyRowsAsItSays() {
        var rows = 0;
        for (var entry : catalog.sizes().entrySet()) {
            var list = catalog.of(entry.getKey());
            assertThat(list.size()).as("%s", entry.getKey()).isEqualTo(entry.getValue());
            assertThat(list.rows()).allMatch(row -> row.region().equals(entry.getKey()));
            rows += list.size();
        }

        assertThat(rows).isEqualTo(88_514);
        assertThat(catalog.regions()).hasSize(134);
    }

    @Test
    void hasNothingOfARegionItDoesNotKnow() {
        assertThat(catalog.of(new Region("aws", "mars-north-1")).rows()).isEmpty();
        assertThat(catalog.of(new Region("aws", "../azure/eastus")).rows()).isEmpty();
    }

    /// Google's list counts local disks of 375 GB with the GPUs.
    @Test
    void tellsGpusFromLocalDisks() {
        var list = catalog.of(new Region("gcp", "us-central1"));

        assertThat(list.row("a2-ultragpu-1g").orElseThrow().gpus()).isEqualTo(1);
        assertThat(list.row("a2-megagpu-16g").orElseThrow().gpus()).isEqualTo(16);
        assertThat(list.row("z3-highmem-88-standardlssd").orElseThrow().gpus()).isZero();
        assertThat(list.row("n2-standard-4").orElseThrow().gpus()).isZero();
    }

    @Test
    void countsAPartOfAGpuAsOne() {
        var row = ListRow.parse("gcp,r,g4-part,6,48,amd64,0.125,1,,,,,,test,2026-01-01");

        assertThat(row.gpus()).isEqualTo(1);
    }

    private static List<String> sharedLines(String file) throws IOException {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var shared = at.resolve("shared").resolve(file);
            if (Files.exists(shared)) {
                try (var lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(shared)), StandardCharsets.UTF_8))) {
                    return lines.lines().skip(1).toList();
                }
            }
        }
        return abort("there is no ../shared, so the catalog was not compared with its input");
    }
}
