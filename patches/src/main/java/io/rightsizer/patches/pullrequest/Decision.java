package io.rightsizer.patches.pullrequest;

import org.jspecify.annotations.Nullable;

/// What to do about one pull request.
sealed interface Decision {

    /// There is none, and nothing to propose.
    record Rest() implements Decision {}

    /// Publish the commit and open it.
    ///
    /// @param expected the commit the branch is at, ours; absent where there is no branch
    record Open(@Nullable String expected) implements Decision {}

    /// The branch holds somebody else's work.
    record Taken() implements Decision {}

    /// The branch already holds what is wanted: only the pull request is missing.
    record Adopt(String head) implements Decision {}

    /// It says what is to be said.
    record Leave() implements Decision {}

    /// Publish a fresh commit on today's base, then edit title and body.
    ///
    /// @param expected the commit the branch is at
    record Update(String expected, boolean takesOver) implements Decision {}

    /// The commit arrived, but a run broke off before it could say so.
    record Finish(String head) implements Decision {}

    /// People changed the branch: tell our numbers in our section, touch nothing else.
    ///
    /// @param label whether they are yet to be told by the label
    /// @param refresh whether the section no longer says what we propose
    record KeepOff(boolean label, boolean refresh) implements Decision {}

    /// It is approved or waits to be merged: nothing changes under a reviewer's eyes.
    record Freeze() implements Decision {}

    /// People said by a label that they want to be left alone.
    record Hold() implements Decision {}

    /// It has no marker, so what of it is ours is not known.
    record Unknown() implements Decision {}

    /// Nothing of it is left to propose.
    ///
    /// @param branch the commit to delete it at; absent where it is not ours alone
    record Close(@Nullable String branch) implements Decision {}
}
