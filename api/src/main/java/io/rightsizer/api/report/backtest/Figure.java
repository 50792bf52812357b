package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.Estimate;
import io.rightsizer.analyzer.backtest.Score;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/// Every figure of a score in the order JSON and CSV give them.
enum Figure {
    MEMORY_VIOLATIONS(Score::memoryViolations),
    OOM_EVENTS(Score::oomEvents),
    MEMORY_PRESSURE(Score::memoryPressure),
    CPU_ABOVE(Score::cpuAbove),
    CPU_SECONDS_ABOVE(Score::cpuSecondsAbove),
    BAD_CPU_WINDOWS(Score::badCpuWindows),
    THROTTLED(Score::throttled),
    CPU_SLACK(Score::cpuSlack),
    MEMORY_SLACK(Score::memorySlack),
    MEMORY_LIMIT_SLACK(Score::memoryLimitSlack),
    WEIGHTED_CPU_SLACK(Score::weightedCpuSlack),
    WEIGHTED_MEMORY_SLACK(Score::weightedMemorySlack),
    CHURN(Score::churn),
    LARGE_CHURN(Score::largeChurn),
    CORES_REQUESTED(Score::coresRequested),
    BYTES_REQUESTED(Score::bytesRequested),
    BYTES_LIMITED(Score::bytesLimited),
    IDLE_BYTES(Score::idleBytes),
    REGRET(Score::regret),
    STATED(Score::stated),
    COVERAGE_ERROR(Score::coverageError);

    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

    private final Function<Score, Estimate> estimate;
    private final boolean hasInterval;

    Figure(Function<Score, Estimate> estimate) {
        this.estimate = estimate;
        this.hasInterval = true;
    }

    /// A figure whose interval is not known.
    Figure(ToDoubleFunction<Score> value) {
        this.estimate = score -> {
            var only = value.applyAsDouble(score);
            return new Estimate(only, only, only);
        };
        this.hasInterval = false;
    }

    /// Its ends mean nothing where there is no interval.
    Estimate of(Score score) {
        return estimate.apply(score);
    }

    boolean hasInterval() {
        return hasInterval;
    }

    /// `memory_violations`.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `memoryViolations`.
    String key() {
        return NEXT_WORD.matcher(column()).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
