package io.rightsizer.api.cli;

import io.rightsizer.api.report.AtomicFile;
import io.rightsizer.api.report.RowFilter;
import io.rightsizer.api.report.RowOrder;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.TableStyle;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// Shows a run: these rows, in this order and form.
///
/// @param file absent for standard output
record Output(ScanFormat format, @Nullable Path file, RowFilter filter, RowOrder order, Terminal terminal) {

    void write(Run run) throws IOException {
        var shown = run.showing(order.sort(filter.keep(run.recommendations())));
        if (file == null) {
            format.write(shown, terminal.out(), new TableStyle(terminal.width(), Ansi.AUTO));
            terminal.out().flush();
        } else {
            AtomicFile.write(file, out -> format.write(shown, out, TableStyle.plain(terminal.width())));
            terminal.say("wrote " + file);
        }
    }

    /// Whether a person reads standard output, so that remarks may follow the result there.
    boolean forPeople() {
        return file == null && (format == ScanFormat.TABLE || format == ScanFormat.WIDE);
    }
}
