package io.rightsizer.api.report.backtest;

import io.rightsizer.api.report.Column;
import io.rightsizer.api.report.Cut;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.TextTable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Help.Ansi.Style;

/// A backtest on a terminal: what was replayed, a row per policy in the order asked for, and what the columns mean.
final class BacktestTable {

    private final BacktestRun run;
    private final Narrative narrative;
    private final TableStyle style;

    BacktestTable(BacktestRun run, TableStyle style) {
        this.run = run;
        this.narrative = new Narrative(run);
        this.style = style;
    }

    void write(Writer out) throws IOException {
        writeLine(out, style.paint(Style.bold, TextTable.wrap(narrative.data(), style.columns())));
        writeLine(out, "");
        if (run.hasResult()) {
            out.write(new TextTable<>(columns(), _ -> Style.reset, style).render(run.rows()));
            writeLine(out, "");
            writeLegend(out);
        } else {
            writeLine(out, TextTable.wrap(narrative.nothing(), style.columns()));
        }
        for (var warning : narrative.warnings()) {
            writeLine(out, style.paint(Style.fg_yellow, TextTable.wrap("! " + warning, style.columns())));
        }
    }

    private static List<Column<Row>> columns() {
        var columns = new ArrayList<Column<Row>>();
        columns.add(column("", row -> row.standing().sign()).painted(BacktestTable::tone));
        columns.add(column("POLICY", row -> row.score().policy())
                .cutting(Cut.MIDDLE, 14)
                .painted(BacktestTable::tone));
        for (var shown : Shown.values()) {
            columns.add(column(shown.title(), shown::of).rightAlign().leaving(leaves(shown)));
        }
        return columns;
    }

    private static Column<Row> column(String title, Function<Row, String> cell) {
        return Column.of(title, cell);
    }

    private static int leaves(Shown shown) {
        return switch (shown) {
            case VIOLATIONS, CPU_ABOVE, IDLE, CORES -> 0;
            case LIMITS -> 1;
            case PRESSURE -> 2;
            case SLACK -> 3;
            case EVENTS -> 4;
            case CHURN -> 5;
        };
    }

    private static Style tone(Row row) {
        return switch (row.standing()) {
            case DOMINATES -> Style.fg_green;
            case BASELINE -> Style.bold;
            case OTHER -> Style.reset;
        };
    }

    private void writeLegend(Writer out) throws IOException {
        writeLine(out, TextTable.wrap(narrative.method(), style.columns(), 0));
        writeTerm(out, Row.Standing.DOMINATES.sign(), narrative.dominating());
        writeTerm(out, Row.Standing.BASELINE.sign(), narrative.baseline());
        for (var shown : Shown.values()) {
            writeTerm(out, shown.title(), shown.meaning());
        }
    }

    private void writeTerm(Writer out, String term, String meaning) throws IOException {
        var width = Arrays.stream(Shown.values())
                .mapToInt(shown -> shown.title().length())
                .max()
                .orElse(0);
        var text = "  " + TextTable.padRight(term, width) + "  " + meaning;
        writeLine(out, TextTable.wrap(text, style.columns(), width + 4));
    }

    private static void writeLine(Writer out, String line) throws IOException {
        out.write(line + "\n");
    }
}
