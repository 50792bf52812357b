package io.rightsizer.api.cli;

import io.rightsizer.api.report.history.RunList;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "List the runs, newest first.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class HistoryListCommand implements Callable<Integer> {

    @Mixin
    private HistoryFlags flags = new HistoryFlags();

    @Mixin
    private HistoryOutput output = new HistoryOutput();

    private final Terminal terminal;

    HistoryListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var access = flags.access(terminal);
        try (var history = access.existing()) {
            output.write(new RunList(access.somewhere().toString(), history.runs()), terminal);
            return ExitCode.OK.number();
        }
    }
}
