package io.rightsizer.api.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prune",
        description = "Remove what is older than is to be kept, and give its room back. Every scan prunes as well.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class HistoryPruneCommand implements Callable<Integer> {

    @Option(names = "--keep", paramLabel = "DURATION", description = "Of the rows of a run. Default: 104w.")
    private @Nullable String keep;

    @Option(
            names = "--keep-outlines",
            paramLabel = "RUNS",
            description = "How many runs of a source keep their evidence. Default: 4.")
    private @Nullable String keepOutlines;

    @Option(names = "--usage", description = "Also all days of usage that --incremental keeps; they are read again.")
    private boolean usage;

    @Mixin
    private HistoryFlags flags = new HistoryFlags();

    private final Terminal terminal;

    HistoryPruneCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        flags.keep(keep);
        flags.keepOutlines(keepOutlines);
        var access = flags.access(terminal);
        try (var history = access.existing()) {
            var pruned = history.prune(access.retention());
            if (usage) {
                history.usageDays().forget(LocalDate.now(ZoneOffset.UTC).plusDays(1));
            }
            history.compact();
            terminal.out().println("removed " + pruned.runs() + " runs, and the evidence of " + pruned.trimmed());
            return ExitCode.OK.number();
        }
    }
}
