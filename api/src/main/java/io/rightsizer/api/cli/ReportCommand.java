package io.rightsizer.api.cli;

import io.rightsizer.api.http.StaticReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        description = "Write the report as pages that need no server, for a mail or a review behind an air gap.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer report --out report/                      # the newest run of the history",
            "  rightsizer report --demo --out report/",
            "  rightsizer report --from run.json --also last-week.json --out report/"
        })
final class ReportCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Receives the pages; a directory that is empty or holds an earlier report.")
    private Path out = Path.of("");

    @Mixin
    private ReportOptions report = new ReportOptions();

    private final Terminal terminal;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        StaticReport.check(out);
        try (var open = report.open(terminal)) {
            var pages = StaticReport.write(open.data(), report.settings(terminal), out);
            terminal.out().println("wrote " + pages + " pages; open " + out.resolve("index.html"));
            var newest = open.history().read(open.history().runs().getFirst());
            return RunOutcome.of(newest, Finding.NEVER, terminal).number();
        }
    }
}
