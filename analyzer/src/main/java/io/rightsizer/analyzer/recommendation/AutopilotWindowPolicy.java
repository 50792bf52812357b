package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Buckets;
import io.rightsizer.analyzer.workload.Resources;
import java.time.Duration;
import java.util.Objects;

/// The moving-window recommender of Google's Autopilot as described in the paper
/// ([EuroSys 2020](https://doi.org/10.1145/3342195.3387524)), for a serving job with a low tolerance for kills. The
/// code is not public, so this approximates it: our points of five minutes stand for its histograms of seconds,
/// buckets are 2 % wide, and the margin of 10 to 15 % is 10 % for CPU and 12 % for memory. A point counts half after
/// 12 hours (CPU) or 48 hours (memory), so neither remembers last week.
final class AutopilotWindowPolicy implements Policy {

    private static final double WIDTH = 1.02;
    private static final MovingWindow CPU =
            new MovingWindow(new Buckets.Exponential(1000, 0.01, WIDTH), Duration.ofHours(12), true, 0.95);
    private static final MovingWindow MEMORY =
            new MovingWindow(new Buckets.Exponential(1e12, 1e7, WIDTH), Duration.ofDays(2), false, 0.98);
    private static final double CPU_BUFFER = 0.10;
    private static final double MEMORY_BUFFER = 0.12;

    @Override
    public String name() {
        return "autopilot-window";
    }

    @Override
    public String summary() {
        return "Google Autopilot's moving window as described in the paper: CPU request at p95 of CPU-seconds +10 %,"
                + " memory request = limit = p98 +12 %, both decaying";
    }

    @Override
    public Proposal propose(Seen seen, Resources current, PolicySettings settings) {
        var draft = new Draft();
        if (!seen.memory().isEmpty()) {
            memory(seen, settings, draft);
        }
        if (!seen.cpu().isEmpty()) {
            cpu(seen, settings, draft);
        }
        return draft.within(settings);
    }

    private static void memory(Seen seen, PolicySettings settings, Draft draft) {
        var factor = 1 + Objects.requireNonNullElse(settings.memoryBuffer(), MEMORY_BUFFER);
        var level = MEMORY.highestOfLastHour(seen.history().memory(), now(seen));
        var request = Draft.bytes(factor * level);
        draft.memory(request, request);
        draft.say("Memory request and limit " + Wording.of(request) + " are " + Wording.factor(factor) + " × p98 "
                + Wording.bytes(level) + ", points weighing half after 48 hours: Autopilot as described in the paper.");
    }

    private static void cpu(Seen seen, PolicySettings settings, Draft draft) {
        var factor = 1 + Objects.requireNonNullElse(settings.cpuBuffer(), CPU_BUFFER);
        var level = CPU.highestOfLastHour(seen.history().cpu(), now(seen));
        var request = Draft.cores(factor * level);
        draft.cpu(request, null);
        draft.say("CPU request " + Wording.of(request) + " (no limit) is " + Wording.factor(factor) + " × p95 "
                + Wording.cores(level) + " of CPU-seconds, points weighing half after 12 hours: Autopilot as described"
                + " in the paper.");
    }

    private static long now(Seen seen) {
        return seen.history().window().to().toEpochMilli();
    }
}
