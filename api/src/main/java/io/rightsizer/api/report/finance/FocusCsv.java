package io.rightsizer.api.report.finance;

import io.rightsizer.api.report.CsvRow;
import io.rightsizer.pricing.finance.FocusColumn;
import io.rightsizer.pricing.finance.FocusRow;
import io.rightsizer.pricing.finance.FocusRows;
import io.rightsizer.pricing.finance.FocusSettings;
import io.rightsizer.pricing.finance.MonthCosts;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Stream;

/// FOCUS rows as CSV, written one by one. Text that a spreadsheet would run as a formula is led by an apostrophe.
public final class FocusCsv {

    private FocusCsv() {}

    /// Leaves `out` open.
    ///
    /// @throws io.rightsizer.pricing.finance.FinanceInputException when a price cannot be converted
    public static void write(MonthCosts costs, FocusSettings settings, Writer out) throws IOException {
        CsvRow.write(out, Stream.of(FocusColumn.values()).map(Enum::name).toList());
        FocusRows.write(
                costs,
                settings,
                row -> CsvRow.write(
                        out,
                        Stream.of(FocusColumn.values())
                                .map(column -> cell(row, column))
                                .toList()));
    }

    private static String cell(FocusRow row, FocusColumn column) {
        var text = row.cell(column);
        return switch (column.type()) {
            case STRING -> CsvRow.harmless(text);
            case DECIMAL, DATE_TIME, JSON -> text;
        };
    }
}
