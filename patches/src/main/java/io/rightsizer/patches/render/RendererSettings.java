package io.rightsizer.patches.render;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How builds are run.
///
/// @param command the `kustomize` or `kubectl` to run instead of the first on the PATH
/// @param timeout of one build
/// @param mostBytes that one build may print
public record RendererSettings(Optional<Path> command, Duration timeout, int mostBytes) {

    public static final RendererSettings DEFAULT =
            new RendererSettings(Optional.empty(), Duration.ofSeconds(30), 64 << 20);
}
