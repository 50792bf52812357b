package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Memory;
import java.util.Objects;

/// Memory that grows from day to day will need more next week than it ever did, so a week's growth goes on top; a
/// smaller limit would only bring the next kill forward.
final class RaisedForLeak implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var leak = subject.signals().leak();
        if (leak == null) {
            return step;
        }
        var memory = grown(step.memory(), leak, subject).notBelow(subject.memoryToday());
        return step.withMemory(memory)
                .withCode(Code.POSSIBLE_LEAK)
                .saying("Memory grows by " + Wording.bytes(leak.perDay()) + " a day " + seenIn(leak)
                        + ": a possible leak, so " + Wording.bytes(leak.growth())
                        + " for the next 7 days are added and nothing is lowered: " + Wording.of(memory) + ".");
    }

    @Override
    public String sought(Subject subject) {
        return "leak";
    }

    /// A limit that the policy left as it is today had the growth added by an earlier run; it only has to hold the
    /// grown peak, or each run would add it once more.
    private static Ask<Memory> grown(Ask<Memory> ask, Leak leak, Subject subject) {
        var grown = ask.map(amount -> subject.writableMemory(amount.bytes() + leak.growth()));
        return Objects.equals(ask.limit(), subject.memoryToday().limit())
                ? grown.withLimit(ask.limit())
                        .atLeast(new Ask<>(null, subject.writableMemory(subject.memoryPeak() + leak.growth())))
                        .withLimitOverRequest()
                : grown;
    }

    private static String seenIn(Leak leak) {
        return leak.pods() == 0
                ? "over " + Wording.span(leak.span())
                : "in the lives of " + leak.pods() + " pods of about " + Wording.span(leak.span());
    }
}
