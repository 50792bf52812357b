package io.rightsizer.patches.check;

import java.util.Arrays;
import java.util.List;

/// All rules, asked of one workload's change.
public final class Checks {

    private Checks() {}

    /// In the order of [CheckCode], worst first of each. A rule that does not apply to the change, or that lacks what
    /// it would have to know, says nothing; where silence would be dangerous it warns.
    public static List<CheckResult> of(Checked checked) {
        var facts = Facts.of(checked);
        return Arrays.stream(CheckCode.values())
                .flatMap(code -> results(code, facts).stream())
                .toList();
    }

    private static List<CheckResult> results(CheckCode code, Facts facts) {
        var findings = new Findings(code);
        ruleOf(code).check(facts, findings);
        return findings.results();
    }

    private static Rule ruleOf(CheckCode code) {
        return switch (code) {
            case REQUEST_WITHIN_LIMIT -> new RequestWithinLimit();
            case LIMIT_RANGE -> new WithinLimitRange();
            case REMOVED_LIMIT -> new RemovedLimit();
            case QUOTA -> new WithinQuota();
            case QOS -> new QosKept();
            case AUTOSCALER -> new AutoscalerFollows();
            case VERTICAL_AUTOSCALER -> new VerticalAutoscaler();
            case RUNTIME_MEMORY -> new RuntimeMemory();
            case SEEN_PEAK -> new AboveSeenPeak();
            case IMMUTABLE_FIELDS -> new ImmutableFields();
            case ONLY_RESOURCES -> new OnlyResources();
            case ROLLOUT -> new RolloutImpact();
            case IN_PLACE -> new InPlaceResize();
            case FITS_NODE -> new FitsNode();
            case INIT_CONTAINERS -> new InitContainers();
            case INJECTED -> new Injected();
            case FLOOR -> new AboveFloor();
            case DRIFT -> new NoDrift();
            case OTHER_RESOURCES -> new OtherResources();
        };
    }
}
