package io.rightsizer.patches.overlay;

import java.nio.file.Path;

/// A working copy of a configuration repository. Paths within it are relative, with `/`, and empty for its top.
public record Checkout(Path directory) {}
