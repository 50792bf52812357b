package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.Leaf;
import org.jspecify.annotations.Nullable;

/// One amount that the repository does not say yet.
///
/// @param list that declares the container
/// @param amount absent where a limit is to go
record Needed(
        String list, String container, Leaf leaf, @Nullable String amount) {}
