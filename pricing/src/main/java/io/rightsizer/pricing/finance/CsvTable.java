package io.rightsizer.pricing.finance;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/// A small CSV file with a fixed header. Every refusal names the file and the line.
///
/// @param name what messages call the file
record CsvTable(String name, List<Line> lines) {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LONGEST_NUMBER = 40;

    static CsvTable read(String name, Reader text, String header) throws IOException {
        var columns = header.split(",");
        try (MappingIterator<String[]> rows = CSV.readerFor(String[].class).readValues(text)) {
            requireHeader(name, rows, header);
            var lines = new ArrayList<Line>();
            while (rows.hasNextValue()) {
                var cells = rows.nextValue();
                var line = new Line(
                        name, rows.getCurrentLocation().getLineNr() - (endsLine(rows) ? 1 : 0), columns, cells);
                line.requireWidth();
                lines.add(line);
            }
            return new CsvTable(name, lines);
        } catch (JacksonException broken) {
            throw new FinanceInputException(
                    name + " is not CSV: " + broken.getOriginalMessage() + " (line "
                            + broken.getLocation().getLineNr() + "); repair the line",
                    broken);
        }
    }

    /// After a row the parser stands at the start of the next line, except at the end of a file without a line end.
    private static boolean endsLine(MappingIterator<String[]> rows) {
        return rows.getCurrentLocation().getColumnNr() <= 1;
    }

    private static void requireHeader(String name, MappingIterator<String[]> rows, String header) throws IOException {
        var found = rows.hasNextValue() ? String.join(",", rows.nextValue()) : "";
        if (!found.replace(BYTE_ORDER_MARK, "").equals(header)) {
            throw new FinanceInputException(
                    name + " line 1 is '" + found + "'; the first line must be '" + header + "'");
        }
    }

    interface Made<T> {
        T make() throws FinanceInputException;
    }

    /// One line of the file after its header.
    record Line(String name, long number, String[] columns, String[] cells) {

        String text(String column) throws FinanceInputException {
            var cell = cells[Arrays.asList(columns).indexOf(column)];
            if (cell.isEmpty()) {
                throw malformed("has no " + column);
            }
            return cell;
        }

        String orEmpty(String column) {
            return cells[Arrays.asList(columns).indexOf(column)];
        }

        /// What the cells of the line are together.
        <T> T made(Made<T> made) throws FinanceInputException {
            try {
                return made.make();
            } catch (IllegalArgumentException wrong) {
                throw malformed("cannot be meant: " + wrong.getMessage());
            }
        }

        <T> T value(String column, Function<String, T> parse, String wanted) throws FinanceInputException {
            var cell = text(column);
            try {
                return parse.apply(cell);
            } catch (IllegalArgumentException | DateTimeException _) {
                throw malformed("has " + column + " '" + cell + "'; write " + wanted);
            }
        }

        Currency currency(String column) throws FinanceInputException {
            return value(column, Currency::getInstance, "an ISO 4217 code such as EUR");
        }

        BigDecimal notNegative(String column) throws FinanceInputException {
            return value(column, Line::decimal, "a number of 0 or more such as 1200.50");
        }

        FinanceInputException malformed(String what) {
            return new FinanceInputException(name + " line " + number + " " + what);
        }

        /// Short and plain, so that no exponent makes it a number that fills the memory.
        private static BigDecimal decimal(String cell) {
            if (cell.length() > LONGEST_NUMBER || !cell.matches("\\d+(\\.\\d+)?")) {
                throw new IllegalArgumentException(cell);
            }
            return new BigDecimal(cell);
        }

        private void requireWidth() throws FinanceInputException {
            if (cells.length != columns.length) {
                throw malformed("has " + cells.length + " fields; write " + String.join(",", columns));
            }
        }
    }
}
