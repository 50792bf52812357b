package io.rightsizer.api.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/// The forms a run can take on standard output or in a file.
public enum OutputFormat {
    TABLE,
    WIDE,
    JSON,
    YAML,
    CSV,
    MARKDOWN;

    /// Writes the whole run and leaves `out` open. Only the tables look at `style`.
    public void write(Run run, Writer out, TableStyle style) throws IOException {
        switch (this) {
            case TABLE -> RunTable.compact(style).write(run, out);
            case WIDE -> RunTable.wide(style).write(run, out);
            case JSON -> RunJson.write(run, out);
            case YAML -> RunYaml.write(run, out);
            case CSV -> RunCsv.write(run, out);
            case MARKDOWN -> RunMarkdown.write(run, out);
        }
    }

    /// The name users give it by.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
