package io.rightsizer.api.cli;

import io.rightsizer.api.report.AtomicFile;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.history.HistoryFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/// In which form something of the history is shown, and where it goes.
final class HistoryOutput {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: table.",
            defaultValue = "table")
    private HistoryFormat format = HistoryFormat.TABLE;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write there, whole or not at all, instead of standard output.")
    private @Nullable Path file;

    void write(HistoryFormat.Shown shown, Terminal terminal) throws IOException {
        if (file == null) {
            format.write(shown, terminal.out(), new TableStyle(terminal.width(), Ansi.AUTO));
        } else {
            AtomicFile.write(file, out -> format.write(shown, out, TableStyle.plain(terminal.width())));
            terminal.say("wrote " + file);
        }
    }
}
