package io.rightsizer.api.cli;

import io.rightsizer.patches.kustomize.ComponentWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "patch",
        description = "Write Kustomize components with the recommended requests and limits, and nothing else.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer patch --from run.json --out rightsizing/",
            "  rightsizer patch --prometheus http://127.0.0.1:9090 -n shop --out rightsizing/"
        })
final class PatchCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Receives one component a cluster and namespace.")
    private Path out = Path.of("");

    @Mixin
    private SourceOptions source = new SourceOptions();

    private final Terminal terminal;

    PatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var run = source.run(terminal);
        var report = ComponentWriter.write(run.recommendations(), out);
        PatchSummary.write(report, out, terminal.out());
        return Outcome.of(run, Finding.NEVER).number();
    }
}
