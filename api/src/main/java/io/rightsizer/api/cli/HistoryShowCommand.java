package io.rightsizer.api.cli;

import io.rightsizer.api.report.history.StoredRunReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show the rows of a run, its prices, pull requests, and changes it found live.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "'rightsizer scan --from RUN' shows the whole run, as long as its evidence is kept."})
final class HistoryShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "An id or its beginning, latest, latest~1.")
    private String run = "";

    @Mixin
    private HistoryFlags flags = new HistoryFlags();

    @Mixin
    private HistoryOutput output = new HistoryOutput();

    private final Terminal terminal;

    HistoryShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var name = StoredRunNames.parse(run);
        try (var history = flags.access(terminal).existing()) {
            var stored = history.find(name);
            var realised = history.realised().stream()
                    .filter(one -> one.liveIn().equals(stored.id()))
                    .toList();
            output.write(
                    new StoredRunReport(
                            stored,
                            history.rows(stored),
                            history.prices(stored),
                            history.pullRequests(stored),
                            realised),
                    terminal);
            return ExitCode.OK.number();
        }
    }
}
