package io.rightsizer.api.cli;

import io.rightsizer.api.report.AtomicFile;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.backtest.BacktestFormat;
import io.rightsizer.api.report.backtest.BacktestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backtest",
        description =
                "Replay policies over past usage: how often would each have failed, and what would it have wasted?",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Without --window, 28d are read, or all of a usage file.",
            "",
            "Examples:",
            "  rightsizer backtest --prometheus http://127.0.0.1:9090 -n 'shop|payments'",
            "  rightsizer backtest --usage-csv usage.csv.gz --policies split,peak,vpa",
            "  rightsizer backtest --prometheus http://127.0.0.1:9090 --window 42d \\",
            "      --versus peak -o html --out backtest.html",
            "  rightsizer backtest --usage-csv usage.csv.gz --fit 7d --test 7d -o csv"
        })
final class BacktestCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private PlanOptions plan = new PlanOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: table.",
            defaultValue = "table")
    private BacktestFormat format = BacktestFormat.TABLE;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write there, whole or not at all, instead of standard output.")
    private @Nullable Path file;

    private final Terminal terminal;

    BacktestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var asked = plan.checked();
        if (file != null) {
            AtomicFile.check(file);
        }
        var run = source.backtest(asked, terminal);
        write(run);
        return RunOutcome.of(run, terminal).number();
    }

    private void write(BacktestRun run) throws IOException {
        if (file == null) {
            format.write(run, terminal.out(), new TableStyle(terminal.width(), Ansi.AUTO));
            terminal.out().flush();
        } else {
            AtomicFile.write(file, out -> format.write(run, out, TableStyle.plain(terminal.width())));
            terminal.say("wrote " + file);
        }
    }
}
