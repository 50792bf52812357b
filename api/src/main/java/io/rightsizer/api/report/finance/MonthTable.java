package io.rightsizer.api.report.finance;

import io.rightsizer.api.report.Column;
import io.rightsizer.api.report.Cut;
import io.rightsizer.api.report.Listing;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.TextTable;
import io.rightsizer.pricing.finance.BudgetStatus;
import io.rightsizer.pricing.finance.MonthRow;
import io.rightsizer.pricing.finance.MonthSummary;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.Style;

/// The summary on a terminal: a line for each row, the total, and what the columns mean.
public final class MonthTable {

    private MonthTable() {}

    static void write(MonthSummary summary, Writer out, TableStyle style) throws IOException {
        var rows = new ArrayList<>(summary.rows());
        rows.add(summary.total());
        var table =
                new TextTable<>(columns(summary), row -> row.equals(summary.total()) ? Style.bold : Style.reset, style);
        out.write(table.render(rows));
        out.write("\n");
        for (var line : notes(summary)) {
            out.write(TextTable.wrap(line, style.columns()) + "\n");
        }
    }

    /// The rows with their total, as a table for other outputs.
    public static Listing<MonthRow> listing(MonthSummary summary) {
        var rows = new ArrayList<>(summary.rows());
        rows.add(summary.total());
        return new Listing<>("By " + summary.by(), columns(summary), rows);
    }

    private static List<Column<MonthRow>> columns(MonthSummary summary) {
        var over = summary.month().remainingDays() == 0;
        var columns = new ArrayList<Column<MonthRow>>();
        columns.add(Column.<MonthRow>of(summary.by().toString().toUpperCase(Locale.ROOT), MonthRow::name)
                .cutting(Cut.MIDDLE, 18));
        columns.add(Column.<MonthRow>of("TO DATE", row -> Amounts.of(row.toDate()))
                .rightAlign()
                .leaving(over ? 0 : 4));
        if (!over) {
            columns.add(Column.<MonthRow>of("FORECAST", row -> Amounts.of(row.forecast()))
                    .rightAlign());
            columns.add(Column.<MonthRow>of("BAND", row -> Amounts.band(row.band()))
                    .rightAlign()
                    .leaving(3));
        }
        columns.add(Column.<MonthRow>of("NOW", row -> Amounts.of(row.now()))
                .rightAlign()
                .leaving(5));
        columns.add(Column.<MonthRow>of("AFTER", row -> Amounts.of(row.after())).rightAlign());
        columns.add(
                Column.<MonthRow>of("SAVINGS", Amounts::savings).rightAlign().leaving(1));
        if (summary.total().budget().isPresent()) {
            columns.add(Column.<MonthRow>of("BUDGET", row -> Amounts.of(row.budget()))
                    .rightAlign()
                    .leaving(2));
            columns.add(Column.<MonthRow>of("VARIANCE", row -> Amounts.of(row.variance()))
                    .rightAlign()
                    .leaving(6));
            columns.add(
                    Column.<MonthRow>of("STATUS", row -> row.status().label()).painted(row -> tone(row.status())));
        }
        return columns;
    }

    private static Style tone(BudgetStatus status) {
        return switch (status) {
            case OVER, FORECAST_OVER -> Style.fg_red;
            case AT_RISK -> Style.fg_yellow;
            case WITHIN -> Style.fg_green;
            case NO_BUDGET, NO_COST -> Style.faint;
        };
    }

    /// What a reader has to know of the figures; the workbook says the same.
    public static List<String> notes(MonthSummary summary) {
        var month = summary.month();
        var total = summary.total();
        var notes = new ArrayList<String>();
        notes.add(month.month() + " in " + summary.currency() + ", "
                + month.elapsed().size() + " of " + month.days().size()
                + " days over (UTC); estimated from prices, not invoiced");
        if (month.remainingDays() > 0) {
            notes.add(
                    total.band().isPresent()
                            ? "Forecast: days over, then the mean rate of " + summary.runs()
                                    + " measured days; its band holds in 9 of 10 months"
                            : "Forecast: days over, then the rate of the only run; one run tells no spread, so there is no band");
        }
        notes.add("Now and after: a whole month at the rate of the last run, as it is and with the recommendations of "
                + total.withOutlook() + " of " + total.workloads()
                + " workloads in place; what they give back is idle until a machine goes");
        if (total.budget().isPresent()) {
            notes.add("Budgets: the total sets all of them against all cost, that of teams without a budget included");
        }
        return notes;
    }
}
