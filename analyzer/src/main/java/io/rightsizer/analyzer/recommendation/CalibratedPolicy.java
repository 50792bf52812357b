package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The margins that held on the user's own history: a grid of rules that contains the shipped ones and the peers', of
/// which the fleet's backtest picks the cheapest that keeps the promised risk. Without a fleet, the shipped ones.
///
///     memory request = min(peak, 1.1 × the busiest day's p99), or the peak
///     memory limit   = see MemoryRule
///     CPU request    = see CpuRule
///     CPU limit      = none
public final class CalibratedPolicy implements Policy {

    public static final String NAME = "calibrated";

    public static final Margins SHIPPED_MARGINS =
            new Margins(MemoryRule.GRID.indexOf(MemoryRule.SHIPPED), CpuRule.GRID.indexOf(CpuRule.SHIPPED));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "the cheapest margins that kept the promised risk on the fleet's own history; memory limit above the request";
    }

    public static int memoryAlternatives() {
        return MemoryRule.GRID.size();
    }

    public static int cpuAlternatives() {
        return CpuRule.GRID.size();
    }

    /// Whether a member's memory limit is never below the shipped one.
    public static boolean isMemorySafe(int member) {
        return MemoryRule.GRID.get(member).overShipped();
    }

    /// Whether a member's memory request is the peak, rather than the busiest day's p99 and a tenth.
    public static boolean requestsPeak(int member) {
        return MemoryRule.GRID.get(member).wholePeak();
    }

    /// What a fleet without a record of its own expects: share of container-weeks above the memory limit, 0 to 1.
    public static double expectedMemoryRisk(int member) {
        return MemoryRule.GRID.get(member).risk();
    }

    /// Share of time above the CPU request, 0 to 1.
    public static double expectedCpuRisk(int member) {
        return CpuRule.GRID.get(member).risk();
    }

    @Override
    public Proposal propose(Seen seen, Resources current, PolicySettings settings) {
        return study(seen, current, settings).under(Promise.SHIPPED);
    }

    @Override
    public Study study(Seen seen, Resources current, PolicySettings settings) {
        var cpu = seen.withoutStartUp();
        var profile = cpu.cpu().isEmpty() ? null : CpuProfile.of(cpu);
        return new Profiled(
                seen.memory().isEmpty() ? null : MemoryProfile.of(seen),
                profile,
                profile == null ? List.of() : sharesAbove(cpu.cpu(), profile),
                seen.cpu().count() - cpu.cpu().count(),
                seen.extent(),
                settings,
                ownCpu(cpu, settings));
    }

    private static @Nullable OwnCpu ownCpu(Seen seen, PolicySettings settings) {
        if (seen.cpu().isEmpty() || (settings.cpuPercentile() == null && settings.cpuBuffer() == null)) {
            return null;
        }
        var percentile = Objects.requireNonNullElse(settings.cpuPercentile(), 95.0);
        var factor = 1 + Objects.requireNonNullElse(settings.cpuBuffer(), 0.0);
        return new OwnCpu(
                seen.cpu().quantile(percentile / 100) * factor,
                (factor == 1 ? "" : Wording.factor(factor) + " × ") + "p" + Wording.plain(percentile, 2));
    }

    /// The request of users who set a percentile or a buffer of their own: no margin is chosen for them.
    ///
    /// @param words what it is made of
    private record OwnCpu(double cores, String words) {}

    private static List<Double> sharesAbove(Samples cpu, CpuProfile profile) {
        return CpuRule.GRID.stream()
                .map(rule -> Draft.cores(rule.request(profile)).cores())
                .map(request -> (double) cpu.countAbove(request) / cpu.count())
                .toList();
    }

    /// @param above share of the points above the request, by member of the grid
    /// @param startUp points of starting pods, which are not in `cpu`
    /// @param extent `over 14 days and 6 pods`
    /// @param ownCpu by the settings' own percentile and buffer, where those are set
    private record Profiled(
            @Nullable MemoryProfile memory,
            @Nullable CpuProfile cpu,
            List<Double> above,
            int startUp,
            String extent,
            PolicySettings settings,
            @Nullable OwnCpu ownCpu)
            implements Study {

        private static final String OWN_MARGINS = "These margins are the settings' own.";

        @Override
        public List<Resources> alternatives() {
            var alternatives = new ArrayList<Resources>();
            for (int index = 0; index < Math.max(MemoryRule.GRID.size(), CpuRule.GRID.size()); index++) {
                alternatives.add(draft(memoryRule(index), cpuRule(index))
                        .within(settings)
                        .resources());
            }
            return alternatives;
        }

        @Override
        public Proposal under(Promise promise) {
            var memoryRule = memoryRule(promise.margins().memory());
            var cpuRule = cpuRule(promise.margins().cpu());
            var draft = draft(memoryRule, cpuRule);
            if (memory != null) {
                tellMemory(draft, memoryRule, memory, promise);
            }
            if (cpu != null) {
                tellCpu(draft, cpuRule, cpu, promise);
            }
            return draft.within(settings);
        }

        /// A buffer or spread that users set themselves holds instead of the grid's.
        private MemoryRule memoryRule(int index) {
            var rule = MemoryRule.GRID.get(Math.min(index, MemoryRule.GRID.size() - 1));
            return hasOwnMemory() ? rule.with(settings.memoryBuffer(), settings.memorySpread()) : rule;
        }

        private boolean hasOwnMemory() {
            return settings.memoryBuffer() != null || settings.memorySpread() != null;
        }

        private static CpuRule cpuRule(int index) {
            return CpuRule.GRID.get(Math.min(index, CpuRule.GRID.size() - 1));
        }

        private Draft draft(MemoryRule memoryRule, CpuRule cpuRule) {
            var draft = new Draft().inSteps();
            if (memory != null) {
                draft.memory(Draft.bytes(memoryRule.request(memory)), Draft.bytes(memoryRule.limit(memory)));
            }
            if (cpu != null) {
                draft.cpu(Draft.cores(cores(cpuRule, cpu)), null);
            }
            return draft;
        }

        private double cores(CpuRule rule, CpuProfile profile) {
            return ownCpu == null ? rule.request(profile) : ownCpu.cores();
        }

        private void tellMemory(Draft draft, MemoryRule rule, MemoryProfile profile, Promise promise) {
            var request = Draft.bytes(rule.request(profile));
            draft.say("Memory request " + Wording.of(request) + " is "
                    + (request.bytes() < profile.peak()
                            ? "1.1 × the busiest day's p99 of " + Wording.bytes(profile.busyDay())
                                    + ", below the peak of " + Wording.bytes(profile.peak())
                            : "the highest working set")
                    + " " + extent + ".");
            draft.say("Memory limit " + Wording.of(Draft.bytes(rule.limit(profile))) + " is " + rule.words(profile)
                    + ".");
            draft.say(hasOwnMemory() ? OWN_MARGINS : promise.memoryWhy());
        }

        private void tellCpu(Draft draft, CpuRule rule, CpuProfile profile, Promise promise) {
            draft.say("CPU request " + Wording.of(Draft.cores(cores(rule, profile))) + " is "
                    + (ownCpu == null ? rule.words(profile) : ownCpu.words())
                    + ", of " + Wording.count(profile.points()) + " points " + extent
                    + (ownCpu == null ? beyond(promise.margins().cpu(), profile) : "") + leftOut() + "; no CPU limit.");
            draft.say(ownCpu == null ? promise.cpuWhy() : OWN_MARGINS);
        }

        private String leftOut() {
            return startUp == 0 ? "" : "; " + Wording.count(startUp) + " more, of starting pods, are left out";
        }

        /// What bursts take from the node.
        private String beyond(int member, CpuProfile profile) {
            var share = above.get(member);
            return share == 0
                    ? ""
                    : ", " + Wording.percent(share) + " of which are above it, up to " + Wording.cores(profile.peak());
        }
    }
}
