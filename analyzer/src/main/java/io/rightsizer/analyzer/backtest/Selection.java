package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.CalibratedPolicy;
import io.rightsizer.analyzer.recommendation.Margins;
import io.rightsizer.analyzer.recommendation.Promise;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Picks the margins of a fleet from its tally: the cheapest member of the grid of which it can be said with 95 %
/// confidence that it keeps the aim.
///
/// A record of few windows proves little, so what is missing to two hundred is filled up with what the shipped figures
/// expect. Nothing cheaper than the shipped rule is taken for an aim as strict as the shipped one: the weeks to come
/// are often harder than the ones the margins were chosen on.
///
/// @param fit how much history the policy will see when it uses the margins; a third of it was judged
record Selection(GridTally tally, RiskAims aims, Duration fit) {

    /// A fleet of fewer is told nothing by its own record.
    static final int LEAST_WORKLOADS = 30;

    private static final int FULL_RECORD = 200;

    /// How much the public record weighs in the stated risk, in windows.
    private static final int PRIOR = 100;

    private static final Duration PUBLIC_FIT = Duration.ofDays(14);

    /// Halving the history multiplied the violations by 2.8 on the public record: 2^1.5.
    private static final double HISTORY_EXPONENT = 1.5;

    /// The weeks to come were up to half as hard again for CPU as the ones the margins were chosen on.
    private static final double HARDER = 1.5;

    /// Time above the memory request that is borrowed from the node without harm.
    private static final double MOST_PRESSURE = 0.01;

    private static final double EXPECTED_PRESSURE = 0.003;

    /// No limits that add up to more than this over the shipped ones: they are not proved by few events.
    private static final double MOST_OVER_SHIPPED = 1.15;

    Promise promise() {
        if (tally.workloads() < LEAST_WORKLOADS) {
            return tooFew();
        }
        var memory = memory();
        var cpu = cpu();
        return new Promise(
                new Margins(memory.member, cpu.member),
                statedMemory(memory.member),
                statedCpu(cpu.member),
                memory.why,
                cpu.why,
                "");
    }

    private Promise tooFew() {
        var shipped = CalibratedPolicy.SHIPPED_MARGINS;
        var few = " is the shipped one: " + tally.workloads() + (tally.workloads() == 1 ? " workload" : " workloads")
                + " with enough history cannot tell how often it holds, " + LEAST_WORKLOADS + " can.";
        return new Promise(
                shipped,
                statedMemory(shipped.memory()),
                statedCpu(shipped.cpu()),
                "The memory margin" + few,
                "The CPU margin" + few,
                "");
    }

    private record Member(int member, String why) {}

    private Member memory() {
        var wholePeak = pressure() > MOST_PRESSURE;
        IntPredicate allowed = member -> CalibratedPolicy.requestsPeak(member) == wholePeak
                && (isLoose() || CalibratedPolicy.isMemorySafe(member));
        var members = IntStream.range(0, CalibratedPolicy.memoryAlternatives())
                .filter(allowed)
                .boxed()
                .sorted(Comparator.comparingDouble(tally::limits))
                .toList();
        return members.stream()
                .filter(member -> memoryBound(member) <= aims.memory())
                .findFirst()
                .map(member -> new Member(member, kept(member)))
                .orElseGet(() -> safestMemory(members));
    }

    private boolean isLoose() {
        return aims.memory() > RiskAims.DEFAULTS.memory();
    }

    /// Share of time above the shipped memory request, the public record counting as one of a hundred windows.
    private double pressure() {
        var seen = tally.pressure(CalibratedPolicy.SHIPPED_MARGINS.memory()) * tally.memoryWindows();
        return (seen + PRIOR * EXPECTED_PRESSURE) / (tally.memoryWindows() + PRIOR);
    }

    private Member safestMemory(List<Integer> members) {
        var most = MOST_OVER_SHIPPED * tally.limits(CalibratedPolicy.SHIPPED_MARGINS.memory());
        var safest = members.stream()
                .filter(member -> tally.limits(member) <= most)
                .min(Comparator.<Integer>comparingInt(tally::violations).thenComparingDouble(tally::limits))
                .orElse(CalibratedPolicy.SHIPPED_MARGINS.memory());
        return new Member(safest, unproved(safest));
    }

    private String unproved(int safest) {
        var aim = percent(aims.memory());
        var exceeded = tally.violations(safest);
        return exceeded == 0
                ? "Of the margins" + (isLoose() ? "" : " no smaller than the shipped one")
                        + " this is the cheapest of which none of " + tally.memoryWindows()
                        + " containers went above its memory limit; so few cannot prove a risk of " + aim + "."
                : "No memory margin is proved to keep the risk at " + aim
                        + "; under this one the fewest went above their" + " limit, " + exceeded + " of "
                        + tally.memoryWindows() + " containers.";
    }

    private String kept(int member) {
        return "This memory margin is the cheapest that is proved to keep the risk at " + percent(aims.memory()) + ": "
                + tally.violations(member) + " of " + tally.memoryWindows()
                + " containers went above their limit, with 95 % confidence at most "
                + percent(memoryBound(member)) + " do.";
    }

    private double memoryBound(int member) {
        var missing = Math.max(0, FULL_RECORD - tally.memoryWindows());
        return UpperBound.of(
                tally.violations(member) + missing * expectedMemory(member), tally.memoryWindows() + missing);
    }

    private double expectedMemory(int member) {
        var days = Math.max(1, fit.toHours() / 24.0);
        var shorter = Math.pow(PUBLIC_FIT.toDays() / days, HISTORY_EXPONENT);
        return Math.min(0.5, CalibratedPolicy.expectedMemoryRisk(member) * shorter);
    }

    private double statedMemory(int member) {
        return (tally.violations(member) + PRIOR * expectedMemory(member)) / (tally.memoryWindows() + PRIOR);
    }

    private Member cpu() {
        var loose = aims.cpu() > RiskAims.DEFAULTS.cpu();
        var first = loose ? 0 : CalibratedPolicy.SHIPPED_MARGINS.cpu();
        var members = IntStream.range(first, CalibratedPolicy.cpuAlternatives())
                .boxed()
                .sorted(Comparator.comparingDouble(tally::cores))
                .toList();
        return members.stream()
                .filter(member -> HARDER * cpuBound(member) <= aims.cpu())
                .findFirst()
                .map(member -> new Member(
                        member,
                        "This CPU margin is the cheapest that is proved to keep the time above the request at "
                                + percent(aims.cpu()) + ": over " + tally.cpuWindows() + " containers it was "
                                + percent(tally.above(member)) + ", with 95 % confidence at most "
                                + percent(cpuBound(member)) + ", and half as much again is left for harder weeks."))
                .orElseGet(() -> safestCpu(members));
    }

    private Member safestCpu(List<Integer> members) {
        var safest = members.stream()
                .min(Comparator.<Integer>comparingDouble(tally::above).thenComparingDouble(tally::cores))
                .orElse(CalibratedPolicy.SHIPPED_MARGINS.cpu());
        return new Member(
                safest,
                "No CPU margin is proved to keep the time above the request at " + percent(aims.cpu())
                        + ", so this is the safest: over " + tally.cpuWindows() + " containers it was "
                        + percent(tally.above(safest)) + ".");
    }

    /// One day of one container counts as one trial: a busy minute says much about its hour, little about the next day.
    private double cpuBound(int member) {
        var missing = Math.max(0, FULL_RECORD - tally.cpuWindows());
        var windows = tally.cpuWindows() + missing;
        var above = tally.above(member) * tally.cpuWindows() + missing * CalibratedPolicy.expectedCpuRisk(member);
        var days = Math.max(1, fit.toHours() / 72.0);
        return UpperBound.of(above * days, (int) Math.round(windows * days));
    }

    private double statedCpu(int member) {
        return (tally.above(member) * tally.cpuWindows() + PRIOR * CalibratedPolicy.expectedCpuRisk(member))
                / (tally.cpuWindows() + PRIOR);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
