package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.Policy;
import io.rightsizer.analyzer.recommendation.PolicySettings;
import io.rightsizer.analyzer.recommendation.Seen;
import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Resources;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One container at one moment: policies see what came before, and are judged on what came after.
public final class Trial {

    private static final Duration LEAST_FIT = Duration.ofDays(3);

    /// Share of the time in which at least one replica must have been seen. A rollout replaces them all, without a gap.
    private static final double LEAST_ALIVE = 0.8;

    private final Seen seen;
    private final @Nullable Levels memory;
    private final @Nullable Levels cpu;

    private Trial(Seen seen, @Nullable Levels memory, @Nullable Levels cpu) {
        this.seen = seen;
        this.memory = memory;
        this.cpu = cpu;
    }

    /// @param fit what policies may look at
    /// @param test what comes after it
    public static Trial of(UsageHistory fit, UsageHistory test) {
        return new Trial(
                Seen.in(fit), levels(fit.memory(), fit, test.memory(), test), levels(fit.cpu(), fit, test.cpu(), test));
    }

    private static @Nullable Levels levels(
            List<UsageSeries> before, UsageHistory fit, List<UsageSeries> after, UsageHistory test) {
        var needed = LEAST_ALIVE * test.window().points();
        var lived = Coverage.of(after, test.window()).knownPoints() >= needed;
        var known = Coverage.of(before, fit.window()).knownPoints();
        var learned = fit.window().step().multipliedBy(known).compareTo(LEAST_FIT) >= 0;
        return lived && learned ? Levels.of(after) : null;
    }

    /// Whether there is enough before and after to judge memory, CPU or both.
    public boolean isJudged() {
        return memory != null || cpu != null;
    }

    /// One outcome for each of the policy's alternatives, in their order.
    public List<Outcome> outcomes(Policy policy, Resources current, PolicySettings settings) {
        return policy.study(seen, current, settings).alternatives().stream()
                .map(resources -> Outcome.of(resources, memory, cpu))
                .toList();
    }

    Seen seen() {
        return seen;
    }

    /// Absent where memory cannot be judged.
    @Nullable
    Levels memory() {
        return memory;
    }

    /// Absent where CPU cannot be judged.
    @Nullable
    Levels cpu() {
        return cpu;
    }
}
