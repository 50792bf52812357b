package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.BacktestReport;
import io.rightsizer.api.config.Durations;
import io.rightsizer.api.report.SafeText;
import io.rightsizer.api.report.Spoken;
import java.util.ArrayList;
import java.util.List;

/// What was measured, in sentences.
final class Narrative {

    private final BacktestRun run;

    Narrative(BacktestRun run) {
        this.run = run;
    }

    /// On what: `usage.csv: 397 windows of 199 containers at 2 origins, …`.
    String data() {
        var report = run.report();
        return SafeText.of(run.source()) + ": " + count(report.windows(), "judged window") + " of "
                + count(report.containers(), "container") + " at "
                + count(report.origins().size(), "origin") + between() + "; fit " + fit() + ", test " + test()
                + ", window " + Durations.print(run.window().length()) + " to "
                + Spoken.moment(run.window().to()) + "; " + fresh();
    }

    private String between() {
        var origins = report().origins();
        return switch (origins.size()) {
            case 0 -> "";
            case 1 -> " (" + Spoken.day(origins.getFirst()) + ")";
            default -> " (" + Spoken.day(origins.getFirst()) + " to " + Spoken.day(origins.getLast()) + ")";
        };
    }

    private String fresh() {
        return count(report().fresh(), "container") + " too new to judge";
    }

    /// How: one sentence for somebody who has never heard of it.
    String method() {
        return "At each origin every policy saw only the " + fit() + " before and was judged on the " + test()
                + " after it; one container at one origin is a window.";
    }

    /// What is missing when nothing could be judged.
    String nothing() {
        return "No container has the history a backtest needs: " + fit() + " to fit on and " + test()
                + " to be judged on, "
                + Durations.print(report().plan().fit().plus(report().plan().test()))
                + " together, " + "but " + count(report().fresh(), "container") + " of "
                + Spoken.count(run.discovered()) + " had less. Give --fit and --test that fit the history, or a"
                + " longer --window.";
    }

    /// What cannot be trusted as it stands, and why.
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (run.failed() > 0) {
            warnings.add(run.failed() + " of " + count(run.discovered(), "container") + " could not be read");
        }
        run.collection().warnings().forEach(warning -> warnings.add(SafeText.of(warning)));
        return warnings;
    }

    String dominating() {
        return "no more violations and no more memory slack than "
                + SafeText.of(report().plan().baseline()) + ", and better in one of them beyond chance";
    }

    String baseline() {
        return "the baseline the others are compared with";
    }

    private String fit() {
        return Durations.print(report().plan().fit());
    }

    private String test() {
        return Durations.print(report().plan().test());
    }

    private BacktestReport report() {
        return run.report();
    }

    private static String count(int count, String noun) {
        return Spoken.count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
