package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.forge.PullRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the forge has of one pull request of ours, and of its branch.
sealed interface Observed {

    /// None is open.
    ///
    /// @param head of the branch; absent where there is none
    record None(@Nullable String head, Branch holds) implements Observed {}

    /// What a branch holds that no pull request is open for.
    enum Branch {
        NOTHING,
        /// The commit that we wrote for a pull request since closed or merged.
        LEFTOVER,
        /// The very commit that is wanted now: another run is at it, or one broke off.
        WANTED,
        OTHERS
    }

    /// One is open whose body does not say that we made it, or not what of it is ours.
    record Unmarked(PullRequest pull) implements Observed {}

    /// @param head of the branch; absent where somebody deleted it
    /// @param brokenOff whether the head is the commit that the marker says is on its way
    /// @param conflicts whether the base changed the same files meanwhile
    record Open(PullRequest pull, Marker marker, @Nullable String head, boolean brokenOff, boolean conflicts)
            implements Observed {

        boolean edited() {
            return !brokenOff && !marker.head().equals(head);
        }

        boolean isPending(List<Entry> wanted) {
            var pending = marker.pending();
            return pending != null && pending.digest().equals(Marker.digest(wanted));
        }

        boolean released() {
            return marker.edited() && (!pull.labels().contains(Labels.EDITED) || Section.isTicked(pull.body()));
        }

        boolean held() {
            return pull.labels().contains(Labels.IGNORE);
        }
    }
}
