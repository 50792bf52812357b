package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.Estimate;
import io.rightsizer.api.report.CsvRow;
import io.rightsizer.api.report.JsonNumbers;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// One row per policy with every figure in plain decimals; an interval follows its figure as `_low` and `_high`. Cells
/// that compare are empty for the baseline.
final class BacktestCsv {

    private BacktestCsv() {}

    static void write(BacktestRun run, Writer out) throws IOException {
        CsvRow.write(out, header());
        for (var row : run.rows()) {
            CsvRow.write(out, cells(row));
        }
    }

    private static List<String> header() {
        var header = new ArrayList<>(List.of("policy", "windows"));
        for (var figure : Figure.values()) {
            header.addAll(figure.hasInterval() ? withInterval(figure.column()) : List.of(figure.column()));
        }
        header.add("baseline");
        for (var figure : Against.values()) {
            header.addAll(withInterval("versus_" + figure.key()));
        }
        header.add("dominates");
        return header;
    }

    private static List<String> withInterval(String column) {
        return List.of(column, column + "_low", column + "_high");
    }

    private static List<String> cells(Row row) {
        var score = row.score();
        var cells = new ArrayList<>(List.of(CsvRow.harmless(score.policy()), Integer.toString(score.windows())));
        for (var figure : Figure.values()) {
            var estimate = figure.of(score);
            cells.addAll(figure.hasInterval() ? withInterval(estimate) : List.of(decimal(estimate.value())));
        }
        cells.add(row.versus().map(versus -> CsvRow.harmless(versus.baseline())).orElse(""));
        for (var figure : Against.values()) {
            cells.addAll(
                    row.versus().map(versus -> withInterval(figure.of(versus))).orElse(List.of("", "", "")));
        }
        cells.add(
                row.versus().map(versus -> Boolean.toString(versus.dominates())).orElse(""));
        return cells;
    }

    private static List<String> withInterval(Estimate estimate) {
        return List.of(decimal(estimate.value()), decimal(estimate.low()), decimal(estimate.high()));
    }

    private static String decimal(double value) {
        return Double.isFinite(value) ? JsonNumbers.decimal(value).toPlainString() : "";
    }
}
