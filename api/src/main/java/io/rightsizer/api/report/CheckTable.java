package io.rightsizer.api.report;

import io.rightsizer.analyzer.collector.CheckResult;
import io.rightsizer.analyzer.collector.CheckResult.Status;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/// What `check` found, one line each with what to do below it, and what it comes to.
public final class CheckTable {

    private static final int STATUS = 6;
    private static final int WIDEST_NAME = 34;

    private final TableStyle style;
    private final int names;

    private CheckTable(List<CheckResult> results, TableStyle style) {
        this.style = style;
        this.names = results.stream()
                .mapToInt(result -> TextTable.width(result.name()))
                .filter(width -> width <= WIDEST_NAME)
                .max()
                .orElse(0);
    }

    /// Writes the findings and leaves `out` open.
    public static void write(List<CheckResult> results, PrintWriter out, TableStyle style) {
        var table = new CheckTable(results, style);
        results.forEach(result -> table.write(result, out));
        out.println();
        out.println(style.paint(Style.bold, TextTable.wrap(verdict(results), style.columns(), 2)));
    }

    private void write(CheckResult result, PrintWriter out) {
        var mark = TextTable.padRight(result.status().name(), STATUS);
        var text = mark + TextTable.padRight(result.name(), names) + "  " + SafeText.of(result.finding());
        var wrapped = TextTable.wrap(text, style.columns(), STATUS + names + 2);
        out.println(style.paint(tone(result.status()), mark) + wrapped.substring(mark.length()));
        if (!result.fix().isEmpty()) {
            var fix = " ".repeat(STATUS) + "→ " + SafeText.of(result.fix());
            out.println(TextTable.wrap(fix, style.columns(), STATUS + 2));
        }
    }

    private static Style tone(Status status) {
        return switch (status) {
            case OK -> Style.fg_green;
            case WARN -> Style.fg_yellow;
            case FAIL -> Style.fg_red;
        };
    }

    private static String verdict(List<CheckResult> results) {
        var counts = count(results, Status.OK) + " fine, " + count(results, Status.WARN) + " to look at, "
                + count(results, Status.FAIL) + " failing: ";
        if (count(results, Status.FAIL) > 0) {
            return counts + "a scan of this server cannot be trusted";
        }
        return counts
                + (count(results, Status.WARN) > 0
                        ? "a scan works, with less evidence where something is missing"
                        : "a scan can be trusted");
    }

    private static long count(List<CheckResult> results, Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }
}
