package io.rightsizer.api.report.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.api.report.CsvRow;
import io.rightsizer.api.report.TableStyle;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/// The forms the history can take on standard output or in a file.
public enum HistoryFormat {
    TABLE,
    JSON,
    CSV;

    /// Something that has all three forms.
    public interface Shown {

        String table(TableStyle style);

        JsonNode json();

        /// The header first. Text from outside is harmless already.
        List<List<String>> csv();
    }

    /// Writes all and leaves `out` open. Only the table looks at `style`.
    public void write(Shown shown, Writer out, TableStyle style) throws IOException {
        switch (this) {
            case TABLE -> out.write(shown.table(style));
            case JSON -> out.write(shown.json().toPrettyString() + "\n");
            case CSV -> {
                for (var line : shown.csv()) {
                    CsvRow.write(out, line);
                }
            }
        }
        out.flush();
    }

    /// The name users give it by.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
