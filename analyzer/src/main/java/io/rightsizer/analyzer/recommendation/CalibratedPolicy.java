package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
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
        return new Profiled(
                seen.memory().isEmpty() ? null : MemoryProfile.of(seen),
                cpu.cpu().isEmpty() ? null : CpuProfile.of(cpu),
                seen.extent(),
                settings,
                ownCpu(cpu, settings));
    }

    /// The request of users who set a percentile or a buffer of their own: no margin is chosen for them.
    private static @Nullable Double ownCpu(Seen seen, PolicySettings settings) {
        if (seen.cpu().isEmpty() || (settings.cpuPercentile() == null && settings.cpuBuffer() == null)) {
            return null;
        }
        var percentile = Objects.requireNonNullElse(settings.cpuPercentile(), 95.0);
        return seen.cpu().quantile(percentile / 100) * (1 + Objects.requireNonNullElse(settings.cpuBuffer(), 0.0));
    }

    /// @param extent `over 14 days and 6 pods`
    /// @param ownCpu cores by the settings' own percentile and buffer, where those are set
    private record Profiled(
            @Nullable MemoryProfile memory,
            @Nullable CpuProfile cpu,
            String extent,
            PolicySettings settings,
            @Nullable Double ownCpu)
            implements Study {

        @Override
        public List<Resources> alternatives() {
            var memories = sized(MemoryRule.GRID.size(), (draft, index) -> size(memoryRule(index), draft));
            var cpus = sized(CpuRule.GRID.size(), (draft, index) -> size(cpuRule(index), draft));
            return IntStream.range(0, Math.max(memories.size(), cpus.size()))
                    .mapToObj(index -> Ask.resources(
                            Ask.ofCpu(cpus.get(Math.min(index, cpus.size() - 1))),
                            Ask.ofMemory(memories.get(Math.min(index, memories.size() - 1)))))
                    .toList();
        }

        private List<Resources> sized(int members, ObjIntConsumer<Draft> rule) {
            return IntStream.range(0, members)
                    .mapToObj(index -> {
                        var draft = new Draft();
                        rule.accept(draft, index);
                        return draft.within(settings).resources();
                    })
                    .toList();
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
            var proposal = draft.within(settings);
            return promise.ownRecord().isEmpty() ? proposal : proposal.adding(promise.ownRecord());
        }

        /// A buffer or spread that users set themselves holds instead of the grid's.
        private MemoryRule memoryRule(int index) {
            var rule = MemoryRule.GRID.get(Math.min(index, MemoryRule.GRID.size() - 1));
            return settings.memoryBuffer() == null && settings.memorySpread() == null
                    ? rule
                    : rule.with(settings.memoryBuffer(), settings.memorySpread());
        }

        private static CpuRule cpuRule(int index) {
            return CpuRule.GRID.get(Math.min(index, CpuRule.GRID.size() - 1));
        }

        private Draft draft(MemoryRule memoryRule, CpuRule cpuRule) {
            var draft = new Draft();
            size(memoryRule, draft);
            size(cpuRule, draft);
            return draft;
        }

        private void size(MemoryRule rule, Draft draft) {
            if (memory != null) {
                draft.memory(Draft.bytes(rule.request(memory)), Draft.bytes(rule.limit(memory)));
            }
        }

        private void size(CpuRule rule, Draft draft) {
            if (cpu != null) {
                draft.cpu(Draft.cores(ownCpu == null ? rule.request(cpu) : ownCpu), null);
            }
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
            draft.say(promise.memoryWhy());
        }

        private void tellCpu(Draft draft, CpuRule rule, CpuProfile profile, Promise promise) {
            draft.say("CPU request " + Wording.of(Draft.cores(rule.request(profile))) + " is " + rule.words(profile)
                    + " of " + Wording.count(profile.points()) + " points " + extent + "; no CPU limit.");
            draft.say(promise.cpuWhy());
        }
    }
}
