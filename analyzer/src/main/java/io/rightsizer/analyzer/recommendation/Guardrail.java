package io.rightsizer.analyzer.recommendation;

import java.util.List;

/// One reason not to write a policy's number as it is. Guardrails run in one fixed order; each sees what the ones
/// before it left, and says in a code and a sentence what it did.
interface Guardrail {

    /// First what the policy said a week ago and what the course of usage says of its numbers; then holds, the
    /// raise after a kill and the step limit; then what the process and its pod cannot do without, and the bounds
    /// that the API server and the scheduler enforce anyway; last what follows from the final numbers and what is
    /// only reported.
    List<Guardrail> IN_ORDER = List.of(
            new LoweredTwiceInARow(),
            new SizedByTheOthers(),
            new AtNewLevel(),
            new CoversRecurringPeak(),
            new RaisedForLeak(),
            new LeftToAutoscaler(),
            NeverLower.AFTER_OOM_KILL,
            NeverLower.WHILE_THROTTLED,
            NeverLower.AT_ITS_CPU_LIMIT,
            NeverLower.AT_ITS_MEMORY_LIMIT,
            NeverLower.AT_ITS_MOST_PODS,
            NeverLower.ON_PARTIAL_DATA,
            NeverLower.UNDER_A_JVM,
            new InitPeak(),
            new RaisedAfterOomKill(),
            new StepLimit(),
            new RuntimeFloor(),
            new KeepGuaranteed(),
            new WithinNode(),
            new WithinLimitRange(),
            new RequestWithinLimit(),
            new QosChange(),
            new TargetFollowsRequest(),
            new ReportedStartUp());

    Step apply(Step step, Subject subject);

    /// What it looks for, as one reads it in a list of checks that changed nothing; empty where that is no news.
    String sought(Subject subject);

    /// Applied, and noted among what was passed where it found nothing.
    static Step checked(Guardrail guardrail, Step step, Subject subject) {
        var next = guardrail.apply(step, subject);
        return next.equals(step) ? step.passing(guardrail.sought(subject)) : next;
    }
}
