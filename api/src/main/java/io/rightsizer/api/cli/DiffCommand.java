package io.rightsizer.api.cli;

import io.rightsizer.api.history.RunRows;
import io.rightsizer.api.report.RunJson;
import io.rightsizer.api.report.history.DiffReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "Show what changed from one run to another: what appeared, is gone, was deployed, is recommended"
                + " otherwise.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer diff latest~1 latest",
            "  rightsizer diff last-week.json run.json -o csv"
        })
final class DiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "The earlier: an id, latest~1, or a saved RUN.json.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "RUN", description = "The later: an id, latest, or a saved RUN.json.")
    private String after = "";

    @Mixin
    private HistoryFlags flags = new HistoryFlags();

    @Mixin
    private HistoryOutput output = new HistoryOutput();

    private final Terminal terminal;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        output.write(DiffReport.of(rows(before), rows(after)), terminal);
        return ExitCode.OK.number();
    }

    private RunRows rows(String run) throws IOException {
        var stored = HistoryAccess.named(run);
        if (stored.isEmpty()) {
            return RunRows.of(RunJson.read(Path.of(run)));
        }
        try (var history = flags.access(terminal).existing()) {
            return RunRows.of(history.find(stored.get()), history);
        }
    }
}
