package io.rightsizer.api.cli;

import io.rightsizer.analyzer.backtest.BacktestPlan;
import io.rightsizer.analyzer.recommendation.PolicySettings;
import io.rightsizer.api.config.Durations;
import java.time.Duration;
import java.util.List;

/// What the command line asks to be replayed, before the configuration is known.
///
/// @param policies with the baseline
record AskedPlan(Duration fit, Duration test, List<String> policies, String baseline) {

    private static final Duration DEFAULT_WINDOW = Duration.ofDays(28);

    /// Of the first fit, this part may lie before the oldest sample: a few missing hours are not worth a whole test.
    private static final int SPARED_PART_OF_FIT = 10;

    AskedPlan {
        policies = List.copyOf(policies);
    }

    BacktestPlan with(PolicySettings settings) {
        return new BacktestPlan(fit, test, policies, baseline, settings);
    }

    /// How far back to read. Without a setting that is 28 days, or all whole tests a file holds after the first fit.
    ///
    /// @throws UsageException when not even one fit and test find room
    Duration window(Stretch stretch) {
        if (stretch.isSet()) {
            return enough(stretch);
        }
        return stretch.held()
                .map(this::wholeTests)
                .orElseGet(() -> DEFAULT_WINDOW.compareTo(least()) < 0 ? least() : DEFAULT_WINDOW);
    }

    private Duration enough(Stretch stretch) {
        if (stretch.window().compareTo(least()) < 0) {
            throw new UsageException("a window of " + Durations.print(stretch.window()) + " (" + stretch.origin()
                    + ") is shorter than --fit " + Durations.print(fit) + " and --test " + Durations.print(test)
                    + " together; give --window " + Durations.print(least()) + " or more, or shorten them");
        }
        return stretch.window();
    }

    private Duration wholeTests(Duration held) {
        var tests = held.minus(fit).plus(fit.dividedBy(SPARED_PART_OF_FIT)).dividedBy(test);
        return fit.plus(test.multipliedBy(Math.max(1, tests)));
    }

    private Duration least() {
        return fit.plus(test);
    }
}
