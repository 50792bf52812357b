package io.rightsizer.analyzer.recommendation;

import java.util.List;

/// One reason not to write a policy's number as it is. Guardrails run in one fixed order; each sees what the ones
/// before it left, and says in a code and a sentence what it did.
interface Guardrail {

    /// Holds come first, then the raise after a kill, then the step limit, then what the process and its pod cannot
    /// do without, then the bounds that the API server and the scheduler enforce anyway, and last what follows from
    /// the final request.
    List<Guardrail> IN_ORDER = List.of(
            new LeftToAutoscaler(),
            NeverLower.AFTER_OOM_KILL,
            NeverLower.WHILE_THROTTLED,
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
            new TargetFollowsRequest());

    Step apply(Step step, Subject subject);
}
