package io.rightsizer.api.report.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.pricing.finance.MonthRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthWorkbookTest {

    private final Path directory;

    MonthWorkbookTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void hasASheetForEveryQuestion() throws IOException {
        try (var workbook = opened()) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("Summary", "By team", "By workload", "Nodes", "Notes");
        }
    }

    @Test
    void totalsAreNumbersThatEqualTheSumsAndTheSummary() throws IOException {
        // when
        var rows = rows("By team");

        // then: a header, four rows and the total
        assertThat(rows).hasSize(6);
        var summary = SampleMonth.book().byTeam();
        assertThat(numbers(rows.getLast(), 1, 2, 5, 6, 7, 8))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        summary.total().toDate(),
                        summary.total().forecast(),
                        summary.total().now(),
                        summary.total().after(),
                        summary.total().savingsLow(),
                        summary.total().savingsHigh());
        for (var column : List.of(1, 2, 5, 6, 7, 8)) {
            var sum = rows.subList(1, 5).stream()
                    .map(row -> row.getCellAsNumber(column).orElseThrow())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum)
                    .isEqualByComparingTo(rows.getLast().getCellAsNumber(column).orElseThrow());
        }
    }

    @Test
    void everyRowEqualsTheCsv() throws IOException {
        // when
        var rows = rows("By workload");

        // then
        assertThat(rows.subList(1, rows.size() - 1).stream().map(row -> row.getCellText(0)))
                .containsExactlyElementsOf(SampleMonth.book().byWorkload().rows().stream()
                        .map(MonthRow::name)
                        .toList());
        assertThat(rows.get(1).getCellAsNumber(5).orElseThrow()).isEqualByComparingTo("1116");
    }

    @Test
    void nodesSumToTheBillWithTheirPriceAndItsDay() throws IOException {
        // when
        var rows = rows("Nodes");

        // then
        assertThat(rows.getLast().getCellAsNumber(7).orElseThrow()).isEqualByComparingTo("2976");
        assertThat(rows.get(1).getCellText(10)).isEqualTo("embedded catalog, 2026-07-20");
        assertThat(rows.get(1).getCellAsNumber(9).orElseThrow()).isEqualByComparingTo("0.4443");
        assertThat(rows.get(2).getCellText(0)).isEqualTo("=ip-10-0-0-2");
    }

    @Test
    void holdsNoFormulaWhateverANameBeginsWith() throws IOException {
        // when
        var parts = parts();

        // then
        assertThat(parts).hasEntrySatisfying("xl/worksheets/sheet3.xml", xml -> assertThat(xml)
                .contains("=HYPERLINK"));
        assertThat(parts.values()).allSatisfy(xml -> assertThat(xml).doesNotContain("<f>", "<f "));
        try (var workbook = opened()) {
            assertThat(workbook.getSheets().flatMap(MonthWorkbookTest::cellTypes))
                    .doesNotContain(CellType.FORMULA);
        }
    }

    @Test
    void theHeaderStaysInSightAndMoneyHasItsCurrency() throws IOException {
        // when
        var parts = parts();

        // then
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("state=\"frozen\"", "topLeftCell=\"B2\"");
        assertThat(parts.get("xl/styles.xml")).contains("#,##0.00\\ [$USD]", "0.0%");
    }

    private static Stream<CellType> cellTypes(Sheet sheet) {
        return read(sheet).stream()
                .flatMap(row -> row.stream().filter(cell -> cell != null).map(cell -> cell.getType()));
    }

    private static List<BigDecimal> numbers(Row row, Integer... columns) {
        return List.of(columns).stream()
                .map(column -> row.getCellAsNumber(column).orElseThrow())
                .toList();
    }

    private static List<Row> rows(String sheet) throws IOException {
        try (var workbook = opened()) {
            return read(workbook.findSheet(sheet).orElseThrow());
        }
    }

    private static List<Row> read(Sheet sheet) {
        try {
            return sheet.read();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ReadableWorkbook opened() throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(bytes()));
    }

    private Map<String, String> parts() throws IOException {
        var file = Files.write(directory.resolve("month.xlsx"), bytes());
        var parts = new HashMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                var content = zip.getInputStream(entry).readAllBytes();
                parts.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static byte[] bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        MonthWorkbook.write(SampleMonth.book(), out);
        return out.toByteArray();
    }
}
