package io.rightsizer.api.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.analyzer.collector.CheckResult;
import io.rightsizer.analyzer.collector.CheckResult.Status;
import io.rightsizer.analyzer.collector.ServerCheck;
import io.rightsizer.api.report.CheckTable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description = "The doctor: can this server be used, and what is missing?",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit code: 0 when a scan can be trusted, 4 when something essential is missing.",
            "",
            "Example:",
            "  rightsizer check --prometheus https://prometheus.example --bearer-token-file token"
        })
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: table.",
            defaultValue = "table")
    private ListFormat format = ListFormat.TABLE;

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var server = source.server(terminal);
        var results = ServerCheck.run(server.access(), server.options(), server.window());
        format.write(terminal, style -> CheckTable.write(results, terminal.out(), style), () -> json(results));
        var fails = results.stream().anyMatch(result -> result.status() == Status.FAIL);
        return (fails ? ExitCode.SOURCE_UNUSABLE : ExitCode.OK).number();
    }

    private static String json(List<CheckResult> results) {
        var array = new ObjectMapper().createArrayNode();
        results.forEach(result -> array.addObject()
                .put("name", result.name())
                .put("status", result.status().name())
                .put("finding", result.finding())
                .put("fix", result.fix()));
        return array.toPrettyString();
    }
}
