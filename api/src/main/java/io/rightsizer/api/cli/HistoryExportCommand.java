package io.rightsizer.api.cli;

import io.rightsizer.api.history.History;
import io.rightsizer.api.history.HistoryPlace;
import io.rightsizer.api.report.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write a run as the JSON of 'scan -o json', byte for byte, or copy the whole history.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer history export latest --out run.json",
            "  rightsizer history export --to /backup/history.db",
            "  rightsizer history export --to 'jdbc:postgresql://db.example/rightsizer?user=rightsizer' \\",
            "      --to-password-file password"
        })
final class HistoryExportCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "An id or its beginning, latest, latest~1.")
    private @Nullable String run;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the run there, whole or not at all, instead of standard output.")
    private @Nullable Path file;

    @Option(
            names = "--to",
            paramLabel = "FILE|URL",
            description = "Copy every run into this history, which must be empty.")
    private @Nullable String target;

    @Option(names = "--to-password-file", paramLabel = "FILE", description = "The password of --to.")
    private @Nullable Path targetPassword;

    @Mixin
    private HistoryFlags flags = new HistoryFlags();

    private final Terminal terminal;

    HistoryExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if ((run == null) == (target == null)) {
            throw new UsageException("give either the run to export, or --to for a copy of all runs");
        }
        try (var history = flags.access(terminal).existing()) {
            if (target != null) {
                copy(history, HistoryFlags.place(target, targetPassword));
            } else if (run != null) {
                export(history, run);
            }
            return ExitCode.OK.number();
        }
    }

    private void copy(History history, HistoryPlace place) throws IOException {
        terminal.say("copied " + history.copyTo(place) + " runs to " + place);
    }

    private void export(History history, String name) throws IOException {
        var stored = history.find(StoredRunNames.parse(name));
        if (file != null) {
            AtomicFile.write(file, out -> history.writeJson(stored, out));
            terminal.say("wrote " + file);
        } else {
            history.writeJson(stored, terminal.out());
            terminal.out().flush();
        }
    }
}
