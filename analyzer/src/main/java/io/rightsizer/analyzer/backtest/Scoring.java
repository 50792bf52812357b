package io.rightsizer.analyzer.backtest;

import java.util.function.ToDoubleFunction;

/// Turns one policy's summed columns into its score and its comparison with the baseline.
///
/// @param first the policy's first column
record Scoring(Resamples resamples, int first) {

    private static final double CONTAINER_WEEKS = 100;

    Score score(String policy) {
        var realised = value(Total.VIOLATIONS, Total.MEMORY_WINDOWS);
        var stated = value(Total.STATED, Total.MEMORY_WINDOWS);
        return new Score(
                policy,
                (int) resamples.value(sums -> sum(sums, Total.WINDOWS)),
                share(Total.VIOLATIONS, Total.MEMORY_WINDOWS),
                resamples.estimate(
                        sums -> CONTAINER_WEEKS * sum(sums, Total.EVENTS) / sum(sums, Total.CONTAINER_WEEKS)),
                share(Total.PRESSURE, Total.MEMORY_WINDOWS),
                share(Total.CPU_ABOVE, Total.CPU_WINDOWS),
                share(Total.CORES_ABOVE_BY_POINT, Total.CORES_USED_BY_POINT),
                share(Total.BAD_WINDOWS, Total.CPU_WINDOWS),
                share(Total.CORES_THROTTLED_BY_POINT, Total.CORES_USED_BY_POINT),
                share(Total.CPU_SLACK, Total.CPU_WINDOWS),
                share(Total.MEMORY_SLACK, Total.MEMORY_WINDOWS),
                share(Total.LIMIT_SLACK, Total.MEMORY_WINDOWS),
                resamples.value(less(Total.CORES_USED_BY_POINT, Total.CORES_REQUESTED_BY_POINT)),
                resamples.value(less(Total.BYTES_USED_BY_POINT, Total.BYTES_REQUESTED_BY_POINT)),
                share(Total.CHURN, Total.STEPS),
                share(Total.LARGE_CHANGES, Total.STEPS),
                resamples.value(sums -> sum(sums, Total.CORES_REQUESTED)),
                resamples.value(sums -> sum(sums, Total.BYTES_REQUESTED)),
                resamples.value(sums -> sum(sums, Total.BYTES_LIMITED)),
                resamples.value(sums -> sum(sums, Total.IDLE_BYTES)),
                share(Total.REGRET, Total.MEMORY_WINDOWS),
                stated,
                stated == 0 ? 0 : realised - stated);
    }

    Versus versus(String policy, String baseline) {
        var violations = difference(Total.PAIRED_VIOLATIONS, Total.PAIRED_BASELINE_VIOLATIONS);
        var slack = difference(Total.PAIRED_MEMORY_SLACK, Total.PAIRED_BASELINE_MEMORY_SLACK);
        return new Versus(
                policy,
                baseline,
                violations,
                relative(Total.PAIRED_IDLE_BYTES, Total.PAIRED_BASELINE_IDLE_BYTES),
                relative(Total.PAIRED_CORES, Total.PAIRED_BASELINE_CORES),
                relative(Total.PAIRED_BYTES_LIMITED, Total.PAIRED_BASELINE_BYTES_LIMITED),
                violations.value() <= 0 && slack.value() <= 0 && (violations.high() < 0 || slack.high() < 0));
    }

    private Estimate share(Total part, Total whole) {
        return resamples.estimate(sums -> sum(sums, part) / sum(sums, whole));
    }

    private double value(Total part, Total whole) {
        return resamples.value(sums -> sum(sums, part) / sum(sums, whole));
    }

    private ToDoubleFunction<double[]> less(Total part, Total whole) {
        return sums -> 1 - sum(sums, part) / sum(sums, whole);
    }

    /// Mean difference over the windows that both are judged in.
    private Estimate difference(Total mine, Total theirs) {
        return resamples.estimate(
                sums -> (sum(sums, mine) - sum(sums, theirs)) / sum(sums, Total.PAIRED_MEMORY_WINDOWS));
    }

    private Estimate relative(Total mine, Total theirs) {
        return resamples.estimate(sums -> sum(sums, mine) / sum(sums, theirs) - 1);
    }

    private double sum(double[] sums, Total total) {
        return sums[first + total.column()];
    }
}
