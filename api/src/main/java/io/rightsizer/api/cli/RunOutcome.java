package io.rightsizer.api.cli;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunStatus;
import io.rightsizer.api.report.backtest.BacktestRun;
import java.util.Optional;

/// Which exit code a finished run deserves. Missing data outweighs a finding: a finding on part of the data may be
/// wrong.
final class RunOutcome {

    private RunOutcome() {}

    /// Says on standard error what is missing, so that a pipeline's log tells why it failed.
    static ExitCode of(Run run, Finding finding, Terminal terminal) {
        if (run.run().status() != RunStatus.COMPLETE) {
            terminal.say("rightsizer: " + whatIsMissing(run));
        }
        return switch (run.run().status()) {
            case FAILED -> ExitCode.SOURCE_UNUSABLE;
            case PARTIAL -> ExitCode.PARTIAL;
            case COMPLETE -> finding.test(run.recommendations()) ? ExitCode.FINDING : ExitCode.OK;
        };
    }

    /// Nothing to judge counts as missing data: the history is too short.
    static ExitCode of(BacktestRun run, Terminal terminal) {
        if (run.status() != RunStatus.COMPLETE) {
            terminal.say("rightsizer: " + whatIsMissing(run));
        } else if (!run.hasResult()) {
            terminal.say("rightsizer: no container has the history a backtest needs");
        }
        return switch (run.status()) {
            case FAILED -> ExitCode.SOURCE_UNUSABLE;
            case PARTIAL -> ExitCode.PARTIAL;
            case COMPLETE -> run.hasResult() ? ExitCode.OK : ExitCode.PARTIAL;
        };
    }

    private static String whatIsMissing(BacktestRun run) {
        var warning = run.collection().warnings().stream().findFirst();
        var what = run.failed() == 0
                ? "the source warned that data may be missing"
                : run.failed() + " of " + run.discovered() + " containers could not be read";
        return what + warning.map(why -> ": " + why).orElse("");
    }

    private static String whatIsMissing(Run run) {
        var accounting = run.run().accounting();
        var warning = run.run().warnings().stream().findFirst();
        if (accounting.failed() == 0) {
            return "the source warned that data may be missing"
                    + warning.map(what -> ": " + what).orElse("");
        }
        var reason = firstFailure(run).or(() -> warning);
        return accounting.failed() + " of " + accounting.discovered() + " containers could not be read"
                + reason.map(why -> ": " + why).orElse("");
    }

    private static Optional<String> firstFailure(Run run) {
        return run.recommendations().stream()
                .filter(one -> one.verdict() instanceof Verdict.Failed)
                .map(Recommendation::explanation)
                .findFirst();
    }
}
