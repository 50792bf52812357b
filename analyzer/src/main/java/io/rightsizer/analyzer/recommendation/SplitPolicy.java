package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.workload.Resources;
import java.util.Objects;

/// The memory request is what was needed, the memory limit stands above it: a peak of the next weeks that is a little
/// higher than any so far then borrows from the node instead of killing the pod. The margin grows with the spread of
/// usage, because steady workloads need almost none and restless ones more than any fixed share.
///
///     memory request = highest working set of any pod
///     memory limit   = 1.10 × peak + 4 × (p95 − p25) of all pods' points
///     CPU request    = p99 of all pods' points
///     CPU limit      = none: CPU is shared by weight, and a limit throttles even on an idle node
final class SplitPolicy implements Policy {

    private static final double CPU_PERCENTILE = 99;
    private static final double MEMORY_BUFFER = 0.10;
    private static final double MEMORY_SPREAD = 4;

    @Override
    public String name() {
        return "split";
    }

    @Override
    public String summary() {
        return "memory request at the peak, memory limit above it by 10 % and 4 × (p95 − p25); CPU request at p99, no CPU limit";
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
        var buffer = 1 + Objects.requireNonNullElse(settings.memoryBuffer(), MEMORY_BUFFER);
        var factor = Objects.requireNonNullElse(settings.memorySpread(), MEMORY_SPREAD);
        var peak = seen.memory().max();
        var spread = spread(seen.memory());
        var request = Draft.bytes(peak);
        var limit = Draft.bytes(buffer * peak + factor * spread);
        draft.memory(request, limit);
        draft.say("Memory request " + Wording.of(request) + " is the highest working set " + seen.extent() + ".");
        draft.say("Memory limit " + Wording.of(limit) + " is " + Wording.factor(buffer) + " × the peak of "
                + Wording.bytes(peak) + " + " + Wording.plain(factor, 2) + " × the spread of " + Wording.bytes(spread)
                + " between p25 and p95.");
    }

    private static double spread(Samples memory) {
        return memory.quantile(0.95) - memory.quantile(0.25);
    }

    private static void cpu(Seen seen, PolicySettings settings, Draft draft) {
        var percentile = Objects.requireNonNullElse(settings.cpuPercentile(), CPU_PERCENTILE);
        var buffer = 1 + Objects.requireNonNullElse(settings.cpuBuffer(), 0.0);
        var request = Draft.cores(seen.cpu().quantile(percentile / 100) * buffer);
        draft.cpu(request, null);
        draft.say("CPU request " + Wording.of(request) + " is " + (buffer == 1 ? "" : Wording.factor(buffer) + " × ")
                + "p" + Wording.plain(percentile, 2) + " of "
                + Wording.count(seen.cpu().count()) + " points "
                + seen.extent() + "; no CPU limit.");
    }
}
