package io.rightsizer.api.report.finance;

import io.rightsizer.api.report.finance.Sheet.Heading;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.finance.MonthForecast.Band;
import io.rightsizer.pricing.finance.MonthRow;
import io.rightsizer.pricing.finance.MonthSummary;
import io.rightsizer.pricing.finance.NodeMonth;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;

/// A month as an XLSX workbook. Totals are numbers, the same as in the CSV, so a viewer that does not calculate shows
/// them too.
public final class MonthWorkbook {

    private static final List<Heading> SUMMARY_COLUMNS = List.of(
            Heading.number("To date", 15),
            Heading.number("Forecast", 15),
            Heading.number("Forecast low", 15),
            Heading.number("Forecast high", 15),
            Heading.number("Month now", 15),
            Heading.number("Month after", 15),
            Heading.number("Savings low", 15),
            Heading.number("Savings high", 15),
            Heading.number("Budget", 15),
            Heading.number("Variance", 15),
            Heading.text("Status", 15),
            Heading.number("Workloads", 11),
            Heading.number("Recommended", 14));

    private MonthWorkbook() {}

    /// Leaves `out` open.
    public static void write(MonthBook book, OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "rightsizer", null)) {
            workbook.setGlobalDefaultFont("Arial", 10);
            writeOverview(book, workbook);
            writeSummary(book.byTeam(), workbook);
            writeSummary(book.byWorkload(), workbook);
            writeNodes(book, workbook);
            writeNotes(book, workbook);
        }
    }

    private static void writeOverview(MonthBook book, Workbook workbook) {
        var summary = book.byTeam();
        var total = summary.total();
        var sheet = new Sheet(workbook, "Summary", summary.currency());
        sheet.header(List.of(Heading.text("Month " + summary.month().month(), 44), Heading.number("Amount", 22)));
        line(sheet, "To date, " + summary.month().elapsed().size() + " days", total.toDate());
        line(sheet, "Forecast of the month", total.forecast());
        total.band().ifPresent(band -> {
            line(sheet, "Forecast, low end", band.low());
            line(sheet, "Forecast, high end", band.high());
        });
        line(sheet, "Month at the present rate", total.now());
        line(sheet, "Month with the recommendations in place, machines as they are", total.after());
        line(sheet, "Savings a month, low end", total.savingsLow());
        line(sheet, "Savings a month, high end", total.savingsHigh());
        book.figures().forEach(figure -> line(sheet, figure.name(), figure.amount()));
        total.budget().ifPresent(budget -> line(sheet, "Budgets of all teams", budget));
        total.variance().ifPresent(variance -> line(sheet, "Forecast less budgets", variance));
        if (total.now().signum() > 0) {
            sheet.text("Savings of the month, high end")
                    .percent(total.savingsHigh().divide(total.now(), 4, RoundingMode.HALF_EVEN))
                    .endRow();
        }
    }

    private static void line(Sheet sheet, String name, BigDecimal amount) {
        sheet.text(name).money(amount).endRow();
    }

    private static void writeSummary(MonthSummary summary, Workbook workbook) {
        var by = summary.by().toString();
        var sheet = new Sheet(workbook, "By " + by, summary.currency());
        var headings = new ArrayList<Heading>();
        headings.add(Heading.text(by.substring(0, 1).toUpperCase(Locale.ROOT) + by.substring(1), 36));
        headings.addAll(SUMMARY_COLUMNS);
        sheet.header(headings);
        summary.rows().forEach(row -> write(row, sheet));
        sheet.total();
        write(summary.total(), sheet);
    }

    private static void write(MonthRow row, Sheet sheet) {
        sheet.text(row.name())
                .money(row.toDate())
                .money(row.forecast())
                .money(row.band().map(Band::low))
                .money(row.band().map(Band::high))
                .money(row.now())
                .money(row.after())
                .money(row.savingsLow())
                .money(row.savingsHigh())
                .money(row.budget())
                .money(row.variance())
                .text(row.status().label())
                .count(row.workloads())
                .count(row.withOutlook())
                .endRow();
    }

    private static void writeNodes(MonthBook book, Workbook workbook) {
        var sheet = new Sheet(workbook, "Nodes", book.byTeam().currency());
        sheet.header(List.of(
                Heading.text("Node", 32),
                Heading.text("Cluster", 14),
                Heading.text("Region", 14),
                Heading.text("Pool", 16),
                Heading.text("Instance type", 16),
                Heading.text("Bought", 12),
                Heading.number("List price a month", 19),
                Heading.number("Cost a month", 17),
                Heading.number("Idle", 15),
                Heading.number("Idle share", 11),
                Heading.text("Price from", 38)));
        book.nodes().forEach(node -> write(node, sheet));
        sheet.total()
                .text("Total")
                .text("")
                .text("")
                .text("")
                .text("")
                .text("")
                .money(sum(book.nodes(), NodeMonth::list))
                .money(sum(book.nodes(), NodeMonth::effective))
                .money(sum(book.nodes(), NodeMonth::idle))
                .text("")
                .text("")
                .endRow();
    }

    private static void write(NodeMonth month, Sheet sheet) {
        var key = month.node().key();
        sheet.text(month.node().node().name())
                .text(month.node().node().cluster())
                .text(key.region())
                .text(key.pool())
                .text(key.instanceType())
                .text(
                        switch (key.capacityType()) {
                            case ON_DEMAND -> "on demand";
                            case SPOT -> "spot";
                        })
                .money(month.list())
                .money(month.effective())
                .money(month.idle())
                .percent(month.idleShare())
                .text(priceFrom(month))
                .endRow();
    }

    private static String priceFrom(NodeMonth month) {
        return switch (month.node().price()) {
            case Priced.Known known ->
                known.price().source() + ", " + known.price().asOf();
            case Priced.Unknown unknown -> unknown.reason();
        };
    }

    private static BigDecimal sum(List<NodeMonth> nodes, Function<NodeMonth, BigDecimal> amount) {
        return nodes.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void writeNotes(MonthBook book, Workbook workbook) {
        var sheet = new Sheet(workbook, "Notes", book.byTeam().currency());
        sheet.header(List.of(Heading.text("Subject", 20), Heading.text("Note", 110)));
        for (var note : MonthTable.notes(book.byTeam())) {
            sheet.text("Figures").wrapped(note).endRow();
        }
        book.notes()
                .forEach(note -> sheet.text(note.subject()).wrapped(note.text()).endRow());
    }
}
