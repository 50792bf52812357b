package io.rightsizer.api.report.finance;

import io.rightsizer.api.report.CsvRow;
import io.rightsizer.pricing.finance.MonthForecast.Band;
import io.rightsizer.pricing.finance.MonthRow;
import io.rightsizer.pricing.finance.MonthSummary;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line per row and a last one with the total, marked as such so that a pivot can leave it out.
final class MonthCsv {

    private static final List<String> AMOUNTS = List.of(
            "to_date",
            "forecast",
            "forecast_low",
            "forecast_high",
            "month_now",
            "month_after",
            "savings_low",
            "savings_high",
            "budget",
            "variance");

    private MonthCsv() {}

    static void write(MonthSummary summary, Writer out) throws IOException {
        var header = new ArrayList<>(List.of("month", "row", summary.by().toString(), "currency"));
        header.addAll(AMOUNTS);
        header.addAll(List.of("budget_status", "workloads", "workloads_with_recommendation"));
        CsvRow.write(out, header);
        for (var row : summary.rows()) {
            CsvRow.write(out, cells(summary, "part", row));
        }
        CsvRow.write(out, cells(summary, "total", summary.total()));
    }

    private static List<String> cells(MonthSummary summary, String kind, MonthRow row) {
        return List.of(
                summary.month().month().toString(),
                kind,
                CsvRow.harmless(row.name()),
                summary.currency().getCurrencyCode(),
                row.toDate().toPlainString(),
                row.forecast().toPlainString(),
                cell(row.band().map(Band::low)),
                cell(row.band().map(Band::high)),
                row.now().toPlainString(),
                row.after().toPlainString(),
                row.savingsLow().toPlainString(),
                row.savingsHigh().toPlainString(),
                cell(row.budget()),
                cell(row.variance()),
                row.status().label(),
                Integer.toString(row.workloads()),
                Integer.toString(row.withOutlook()));
    }

    private static String cell(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::toPlainString).orElse("");
    }
}
