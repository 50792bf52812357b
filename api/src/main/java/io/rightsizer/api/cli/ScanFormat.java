package io.rightsizer.api.cli;

import io.rightsizer.api.http.HtmlFile;
import io.rightsizer.api.report.OutputFormat;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.TableStyle;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/// The forms a run can take on standard output or in a file, the page included.
enum ScanFormat {
    TABLE,
    WIDE,
    JSON,
    YAML,
    CSV,
    MARKDOWN,
    HTML;

    /// Writes the whole run, which is priced, and leaves `out` open. Only the tables look at `style`.
    void write(Run run, Writer out, TableStyle style) throws IOException {
        switch (this) {
            case TABLE -> OutputFormat.TABLE.write(run, out, style);
            case WIDE -> OutputFormat.WIDE.write(run, out, style);
            case JSON -> OutputFormat.JSON.write(run, out, style);
            case YAML -> OutputFormat.YAML.write(run, out, style);
            case CSV -> OutputFormat.CSV.write(run, out, style);
            case MARKDOWN -> OutputFormat.MARKDOWN.write(run, out, style);
            case HTML -> HtmlFile.write(run, out);
        }
    }

    /// The name users give it by.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
