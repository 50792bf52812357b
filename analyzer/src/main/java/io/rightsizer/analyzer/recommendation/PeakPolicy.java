package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Resources;
import java.time.Duration;
import java.util.Objects;

/// The peak of the last seven days and a fixed margin. Safe and easy to explain; wasteful for CPU, whose peaks are
/// rare, and blind to a peak that comes less often than weekly.
final class PeakPolicy implements Policy {

    private static final Duration LOOK_BACK = Duration.ofDays(7);
    private static final double CPU_BUFFER = 0.20;
    private static final double MEMORY_BUFFER = 0.10;

    @Override
    public String name() {
        return "peak";
    }

    @Override
    public String summary() {
        return "peak of the last 7 days, CPU +20 %, memory +10 %; limits by the limit policy";
    }

    @Override
    public Proposal propose(Seen seen, Resources current, PolicySettings settings) {
        var week = seen.last(LOOK_BACK);
        var limits = Objects.requireNonNullElse(settings.limits(), LimitPolicy.CPU_BURST_MEMORY_STRICT);
        var draft = new Draft();
        if (!week.memory().isEmpty()) {
            memory(week, settings, limits, draft);
        }
        if (!week.cpu().isEmpty()) {
            cpu(week, settings, limits, draft);
        }
        return draft.within(settings);
    }

    private static void memory(Seen week, PolicySettings settings, LimitPolicy limits, Draft draft) {
        var factor = 1 + Objects.requireNonNullElse(settings.memoryBuffer(), MEMORY_BUFFER);
        var peak = week.memory().max();
        var request = Draft.bytes(factor * peak);
        draft.memory(request, limits == LimitPolicy.NONE ? null : request);
        draft.say("Memory request " + Wording.of(request)
                + (limits == LimitPolicy.NONE ? " (no limit) is " : " and limit are ")
                + Wording.factor(factor) + " × peak " + Wording.bytes(peak) + " " + week.extentOfLast(LOOK_BACK)
                + ".");
    }

    private static void cpu(Seen week, PolicySettings settings, LimitPolicy limits, Draft draft) {
        var factor = 1 + Objects.requireNonNullElse(settings.cpuBuffer(), CPU_BUFFER);
        var peak = week.cpu().max();
        var request = Draft.cores(factor * peak);
        draft.cpu(request, limits == LimitPolicy.GUARANTEED ? request : null);
        draft.say("CPU request " + Wording.of(request)
                + (limits == LimitPolicy.GUARANTEED ? " and limit are " : " (no limit) is ")
                + Wording.factor(factor) + " × peak " + Wording.cores(peak) + " " + week.extentOfLast(LOOK_BACK)
                + ".");
    }
}
