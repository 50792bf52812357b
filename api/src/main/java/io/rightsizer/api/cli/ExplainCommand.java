package io.rightsizer.api.cli;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.config.Suggestion;
import io.rightsizer.api.report.Explanation;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.TableStyle;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Show how a recommendation came about: rules, guardrails, usage and a plot.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%nWhat to explain:%n",
        footer = {
            "",
            "Examples:",
            "  rightsizer explain shop/deploy/checkout --from run.json",
            "  rightsizer explain shop/deploy/storefront:istio-proxy --from run.json",
            "  rightsizer explain shop/Deployment/storefront --prometheus http://127.0.0.1:9090"
        })
final class ExplainCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAMESPACE/KIND/NAME[/CONTAINER]",
            description = "The workload, or one of its containers; the kind also short: deploy, sts, ds, cj.")
    private String target = "";

    @Mixin
    private SourceOptions source = new SourceOptions();

    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var wanted = ExplainTarget.parse(target);
        var run = source.run(terminal, wanted);
        var found = wanted.in(run.recommendations());
        if (found.isEmpty()) {
            throw new UsageException(notFound(wanted, run));
        }
        write(found);
        return RunOutcome.of(run, Finding.NEVER, terminal).number();
    }

    private void write(List<Recommendation> found) throws IOException {
        for (var one : found) {
            Explanation.write(one, terminal.out(), new TableStyle(terminal.width(), Ansi.AUTO));
            terminal.out().println();
        }
    }

    private String notFound(ExplainTarget wanted, Run run) {
        var near = run.recommendations().stream()
                .filter(wanted::isNear)
                .map(wanted::written)
                .distinct()
                .toList();
        return "the run has no " + target
                + (near.isEmpty() ? "; 'rightsizer scan' lists what it has" : Suggestion.of(target, near));
    }
}
