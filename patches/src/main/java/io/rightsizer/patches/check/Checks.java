package io.rightsizer.patches.check;

import java.util.List;

/// All rules, asked of one workload's change.
public final class Checks {

    private Checks() {}

    /// In the order of [CheckCode]; a rule that has nothing to say about this change says nothing.
    public static List<CheckResult> of(Checked checked) {
        return List.of();
    }
}
