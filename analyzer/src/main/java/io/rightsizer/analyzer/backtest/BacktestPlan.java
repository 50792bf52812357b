package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.PolicySettings;
import java.time.Duration;
import java.util.List;

/// What is replayed.
///
/// @param fit how much history before each origin a policy may see
/// @param test how long after each origin it is judged; origins are this far apart, the last one `test` before the end
/// @param policies names in `Policies`; intervals of `versus` are taken against `baseline`
/// @param baseline the policy the others are compared with, one of `policies`
/// @param settings the same for all policies
public record BacktestPlan(
        Duration fit, Duration test, List<String> policies, String baseline, PolicySettings settings) {

    public BacktestPlan {
        policies = List.copyOf(policies);
        if (!fit.isPositive() || !test.isPositive()) {
            throw new IllegalArgumentException("fit and test must be longer than nothing: " + fit + " and " + test);
        }
        if (!policies.contains(baseline)) {
            throw new IllegalArgumentException(
                    "the baseline '" + baseline + "' must be one of the policies: " + String.join(", ", policies));
        }
    }
}
