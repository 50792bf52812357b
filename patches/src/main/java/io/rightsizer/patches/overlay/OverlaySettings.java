package io.rightsizer.patches.overlay;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a checkout is indexed.
///
/// @param clusters globs of root paths by the name of the cluster they are applied to, `clusters/prod-eu/**`
/// @param cache directory that keeps renderings from run to run; nothing for none
/// @param parallel builds at a time
public record OverlaySettings(Map<String, List<String>> clusters, Optional<Path> cache, int parallel) {

    public static final OverlaySettings DEFAULT =
            new OverlaySettings(Map.of(), Optional.empty(), Runtime.getRuntime().availableProcessors());

    public OverlaySettings {
        clusters = Map.copyOf(clusters);
        if (parallel < 1) {
            throw new IllegalArgumentException("at least one build at a time is needed, not " + parallel);
        }
    }

    public OverlaySettings withClusters(Map<String, List<String>> globs) {
        return new OverlaySettings(globs, cache, parallel);
    }

    public OverlaySettings withCache(Path directory) {
        return new OverlaySettings(clusters, Optional.of(directory), parallel);
    }
}
