package io.rightsizer.analyzer.recommendation;

/// Memory that grows from day to day will need more next week than it ever did, so a week's growth goes on top; a
/// smaller limit would only bring the next kill forward.
final class RaisedForLeak implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var leak = subject.signals().leak();
        if (leak == null) {
            return step;
        }
        var raised = step.memory().map(amount -> subject.writableMemory(amount.bytes() + leak.growth()));
        var memory = raised.notBelow(subject.memoryToday());
        return step.withMemory(memory)
                .withCode(Code.POSSIBLE_LEAK)
                .saying("Memory grows by " + Wording.bytes(leak.perDay()) + " a day " + seenIn(leak)
                        + ": a possible leak, so " + Wording.bytes(leak.growth())
                        + " for the next 7 days are added and nothing is lowered: " + Wording.of(memory) + ".");
    }

    private static String seenIn(Leak leak) {
        return leak.pods() == 0
                ? "over " + Wording.span(leak.span())
                : "in the lives of " + leak.pods() + " pods of about " + Wording.span(leak.span());
    }
}
