package io.rightsizer.patches.pullrequest;

import java.util.Set;

final class Labels {

    /// On every pull request of ours.
    static final String OURS = "rightsizing";

    /// People changed the branch: we keep off until they remove it.
    static final String EDITED = "rightsizer/edited";

    /// Set by people: nothing of the pull request is touched any more.
    static final String IGNORE = "rightsizer/ignore";

    static final String DASHBOARD = "rightsizer/dashboard";

    private Labels() {}

    static Set<String> of(Lane lane, String risk) {
        return Set.of(OURS, "rightsizer/" + lane.label(), "risk:" + risk);
    }
}
