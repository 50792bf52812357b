package io.rightsizer.api.report.prices;

import io.rightsizer.api.report.TableStyle;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/// The forms prices can take on standard output or in a file.
public enum PricesFormat {
    TABLE,
    JSON,
    CSV;

    /// Writes all and leaves `out` open. Only the table looks at `style`.
    public void write(List<ShownType> types, Writer out, TableStyle style) throws IOException {
        switch (this) {
            case TABLE -> PricesTable.write(types, out, style);
            case JSON -> PricesJson.write(types, out);
            case CSV -> PricesCsv.write(types, out);
        }
    }

    /// The name users give it by.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
