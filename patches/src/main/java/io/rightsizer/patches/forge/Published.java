package io.rightsizer.patches.forge;

import org.jspecify.annotations.Nullable;

/// What came of moving a branch.
public sealed interface Published {

    record Done(String commit) implements Published {}

    /// Somebody else moved the branch meanwhile; it stays as they left it.
    ///
    /// @param actual absent where the branch is gone
    record Moved(@Nullable String actual) implements Published {}
}
