package io.rightsizer.api.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One line of a CSV file: RFC 4180 quoting; lines end as on Unix, so that `cut` and `awk` see no stray character.
/// Control characters and marks that reorder text become `�`, since people look at such files on terminals.
public final class CsvRow {

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final Set<String> BLANKS = Set.of("\t", "\r", "\n");
    private static final Pattern BLANK = Pattern.compile("(?<=[\t\r\n])|(?=[\t\r\n])");

    private CsvRow() {}

    public static void write(Writer out, List<String> cells) throws IOException {
        out.write(cells.stream().map(CsvRow::quoted).collect(Collectors.joining(",", "", "\n")));
    }

    /// Text from outside. What a spreadsheet would run as a formula is led by an apostrophe
    /// (<https://owasp.org/www-community/attacks/CSV_Injection>).
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /// Tabs and line ends are text as well.
    private static String safe(String text) {
        return BLANK.splitAsStream(text)
                .map(part -> BLANKS.contains(part) ? part : SafeText.of(part))
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        var cell = SafeText.of(text).equals(text) ? text : safe(text);
        return cell.chars().anyMatch(each -> ",\"\r\n".indexOf(each) >= 0)
                ? "\"" + cell.replace("\"", "\"\"") + "\""
                : cell;
    }
}
