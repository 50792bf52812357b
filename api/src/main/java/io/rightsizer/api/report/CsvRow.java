package io.rightsizer.api.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/// One line of a CSV file: RFC 4180 quoting; lines end as on Unix, so that `cut` and `awk` see no stray character.
/// Control characters and marks that reorder text become `�`, since people look at such files on terminals.
public final class CsvRow {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvRow() {}

    public static void write(Writer out, List<String> cells) throws IOException {
        out.write(cells.stream().map(CsvRow::quoted).collect(Collectors.joining(",", "", "\n")));
    }

    /// Text from outside. What a spreadsheet would run as a formula is led by an apostrophe
    /// (<https://owasp.org/www-community/attacks/CSV_Injection>).
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        var cell = text.lines().map(SafeText::of).collect(Collectors.joining("\n"));
        return cell.chars().anyMatch(each -> ",\"\r\n".indexOf(each) >= 0)
                ? "\"" + cell.replace("\"", "\"\"") + "\""
                : cell;
    }
}
