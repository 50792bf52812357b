package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Memory;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// A container killed at its limit needs more than it was ever seen to use: the limit rises by a quarter, at least
/// 100Mi, and the request to what the limit was.
///
/// Killed "at its limit" means the peak reached 85 % of it. After one raise by a quarter the old peak stands at 80 %
/// of the new limit, so the same kill does not raise twice.
final class RaisedAfterOomKill implements Guardrail {

    private static final double REACHED = 0.85;
    private static final double RAISE = 1.25;
    private static final Memory LEAST_RAISE = Memory.mebibytes(100);

    @Override
    public Step apply(Step step, Subject subject) {
        var limit = subject.memoryToday().limit();
        if (limit == null
                || !subject.history().oomKills().happened()
                || subject.autoscaledOnMemory()
                || subject.memoryPeak() < REACHED * limit.bytes()) {
            return step;
        }
        var needed = needed(limit, subject);
        var raised = step.memory().atLeast(limit);
        raised = raised.withLimit(raised.limit() == null ? null : Memory.max(raised.limit(), needed));
        return raised.equals(step.memory())
                ? step
                : step.withMemory(raised)
                        .saying("Killed at its memory limit " + Wording.of(limit) + ": "
                                + (Objects.equals(raised.limit(), step.memory().limit())
                                        ? "the request rises to at least that limit."
                                        : "the limit rises to " + Wording.of(needed)
                                                + " (a quarter more, at least 100Mi),"
                                                + " the request to at least the old limit."));
    }

    @Override
    public String sought(Subject subject) {
        return "";
    }

    private static Memory needed(Memory limit, Subject subject) {
        var step = subject.settings().policySettings().rounding().memory();
        var candidates = List.of(Memory.ceilOfBytes(limit.bytes() * RAISE), limit.plus(LEAST_RAISE));
        var needed = Collections.max(candidates);
        return step == null ? needed : needed.roundedUpTo(step);
    }
}
