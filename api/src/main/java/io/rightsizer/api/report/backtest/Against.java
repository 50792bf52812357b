package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.Estimate;
import io.rightsizer.analyzer.backtest.Versus;
import java.util.Locale;
import java.util.function.Function;

/// Every figure of a comparison with the baseline, in the order JSON and CSV give them.
enum Against {
    VIOLATIONS(Versus::violations),
    IDLE(Versus::idle),
    CORES(Versus::cores),
    LIMITS(Versus::limits);

    private final Function<Versus, Estimate> estimate;

    Against(Function<Versus, Estimate> estimate) {
        this.estimate = estimate;
    }

    Estimate of(Versus versus) {
        return estimate.apply(versus);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
