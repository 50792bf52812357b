package io.rightsizer.api.report.backtest;

import io.rightsizer.api.report.TableStyle;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/// The forms a backtest can take on standard output or in a file.
public enum BacktestFormat {
    TABLE,
    JSON,
    CSV,
    HTML;

    /// Writes the whole backtest and leaves `out` open. Only the table looks at `style`.
    public void write(BacktestRun run, Writer out, TableStyle style) throws IOException {
        switch (this) {
            case TABLE -> new BacktestTable(run, style).write(out);
            case JSON -> BacktestJson.write(run, out);
            case CSV -> BacktestCsv.write(run, out);
            case HTML -> new BacktestPage(run).write(out);
        }
    }

    /// The name users give it by.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
