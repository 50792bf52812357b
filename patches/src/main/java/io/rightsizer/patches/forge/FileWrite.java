package io.rightsizer.patches.forge;

import org.jspecify.annotations.Nullable;

/// @param path in the repository
/// @param content absent to delete the file
public record FileWrite(String path, @Nullable String content) {}
