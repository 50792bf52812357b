package io.rightsizer.analyzer.recommendation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One way to set memory request and limit from a profile: a member of the grid that calibration chooses from.
///
///     limit = (1 + buffer) × peak + spread × (p95 − p25) + burst × deviation of six-hour peaks
///
/// @param week whether the peak is that of the last seven days only, as the peers with a short memory have it
/// @param overShipped whether the limit is never below the shipped one, 1.10 × peak + 4 × (p95 − p25)
/// @param wholePeak whether the request is the peak; else the lower of the peak and 1.1 × the busiest day's p99
/// @param risk share of container-weeks above the limit after two weeks of history, as measured on two hundred
/// machines for four weeks (docs/backtest.md): what is expected of a fleet that has no record of its own
record MemoryRule(
        double buffer, double spread, double burst, boolean week, boolean overShipped, boolean wholePeak, double risk) {

    /// More than twice the peak is not a margin any more.
    private static final double MOST_GROWTH = 2;

    private static final double ABOVE_BUSIEST_DAY = 1.1;

    static final MemoryRule SHIPPED = new MemoryRule(0.10, 4, 0, false, true, false, 0.015);

    /// What peers do, the shipped rule, and what lies around and above it.
    private static final List<MemoryRule> LIMITS = List.of(
            plain(0, 0, 0, 0.277),
            plain(0.05, 0, 0, 0.191),
            plain(0.10, 0, 0, 0.121),
            plain(0.15, 0, 0, 0.083),
            plain(0.25, 0, 0, 0.060),
            plain(1 / 0.7 - 1, 0, 0, 0.028),
            new MemoryRule(0.10, 0, 0, true, false, false, 0.159),
            plain(0.10, 1, 0, 0.048),
            plain(0.10, 2, 0, 0.020),
            plain(0.10, 3, 0, 0.018),
            plain(0.08, 0, 1, 0.063),
            plain(0.08, 0, 2, 0.020),
            plain(0.08, 0, 3, 0.015),
            plain(0.08, 0, 4, 0.015),
            SHIPPED,
            new MemoryRule(0.10, 5, 0, false, true, false, 0.010),
            new MemoryRule(0.10, 6, 0, false, true, false, 0.008),
            new MemoryRule(0.08, 0, 2, false, true, false, 0.013),
            new MemoryRule(0.08, 0, 3, false, true, false, 0.013),
            new MemoryRule(0.08, 0, 4, false, true, false, 0.013),
            new MemoryRule(0.08, 0, 5, false, true, false, 0.010));

    /// The grid: every limit with both requests.
    static final List<MemoryRule> GRID = Stream.concat(
                    LIMITS.stream(), LIMITS.stream().map(MemoryRule::withWholePeak))
            .toList();

    private static MemoryRule plain(double buffer, double spread, double burst, double risk) {
        return new MemoryRule(buffer, spread, burst, false, false, false, risk);
    }

    double request(MemoryProfile memory) {
        return wholePeak ? memory.peak() : Math.min(memory.peak(), ABOVE_BUSIEST_DAY * memory.busyDay());
    }

    /// Never below the growth this container has already shown once, which is at least its peak.
    double limit(MemoryProfile memory) {
        var seen = memory.peak() * Math.min(memory.growth(), MOST_GROWTH);
        var limit = Math.max(seen, own(memory));
        return overShipped ? Math.max(limit, shipped(memory)) : limit;
    }

    private double own(MemoryProfile memory) {
        var base = week ? memory.weekPeak() : memory.peak();
        return (1 + buffer) * base + spread * memory.spread() + burst * memory.burst();
    }

    private static double shipped(MemoryProfile memory) {
        return (1 + SHIPPED.buffer) * memory.peak() + SHIPPED.spread * memory.spread();
    }

    /// What the limit is made of, as in `1.10 × the peak of 412Mi + 4 × the spread of 3.2Mi between p25 and p95`.
    String words(MemoryProfile memory) {
        var limit = limit(memory);
        var growth = Math.min(memory.growth(), MOST_GROWTH);
        if (overShipped && limit == shipped(memory)) {
            return SHIPPED.formula(memory);
        }
        if (limit == own(memory)) {
            return formula(memory);
        }
        return growth > 1
                ? Wording.factor(growth) + " × the peak of " + Wording.bytes(memory.peak())
                        + ", because the last third of its history grew by "
                        + (memory.growth() > MOST_GROWTH ? "more" : "as much") + " over the first two"
                : "the peak of " + Wording.bytes(memory.peak()) + ", which is above " + formula(memory);
    }

    private String formula(MemoryProfile memory) {
        var base = week
                ? "the peak of the last 7 days, " + Wording.bytes(memory.weekPeak())
                : "the peak of " + Wording.bytes(memory.peak());
        return Wording.factor(1 + buffer) + " × " + base
                + (spread == 0
                        ? ""
                        : " + " + Wording.plain(spread, 2) + " × the spread of " + Wording.bytes(memory.spread())
                                + " between p25 and p95")
                + (burst == 0
                        ? ""
                        : " + " + Wording.plain(burst, 2) + " × the deviation of " + Wording.bytes(memory.burst())
                                + " between the peaks of six hours");
    }

    /// The rule with the users' own buffer and spread, as far as set.
    MemoryRule with(@Nullable Double ownBuffer, @Nullable Double ownSpread) {
        return new MemoryRule(
                Objects.requireNonNullElse(ownBuffer, SHIPPED.buffer),
                Objects.requireNonNullElse(ownSpread, SHIPPED.spread),
                0,
                false,
                false,
                wholePeak,
                risk);
    }

    private MemoryRule withWholePeak() {
        return new MemoryRule(buffer, spread, burst, week, overShipped, true, risk);
    }
}
