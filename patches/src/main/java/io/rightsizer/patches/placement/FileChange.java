package io.rightsizer.patches.placement;

import org.jspecify.annotations.Nullable;

/// One file of a checkout before and after.
///
/// @param path in the checkout
/// @param before absent for a new file
/// @param after absent for one that goes
public record FileChange(
        String path, @Nullable String before, @Nullable String after) {}
