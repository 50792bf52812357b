package io.rightsizer.api.report.finance;

import io.rightsizer.api.report.TableStyle;
import io.rightsizer.pricing.finance.MonthSummary;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/// The text forms a month's summary can take.
public enum MonthFormat {
    TABLE,
    CSV,
    JSON;

    /// Leaves `out` open. Only the table looks at `style`.
    public void write(MonthSummary summary, Writer out, TableStyle style) throws IOException {
        switch (this) {
            case TABLE -> MonthTable.write(summary, out, style);
            case CSV -> MonthCsv.write(summary, out);
            case JSON -> MonthJson.write(summary, out);
        }
    }

    /// The name users give it by.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
