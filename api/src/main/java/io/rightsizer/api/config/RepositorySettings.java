package io.rightsizer.api.config;

import io.rightsizer.patches.placement.ChartValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a configuration repository is read, and where in it changes may go.
///
/// @param clusters globs of paths by the cluster that is given what they hold
/// @param paths globs of what may be changed; empty for everything
/// @param renderer the `kubectl` or `kustomize` to use; absent for the one on the search path
/// @param charts where the values of Helm charts set resources
/// @param cache renderings of earlier runs; absent where the user has no home and names no directory
public record RepositorySettings(
        SortedMap<String, List<String>> clusters,
        List<String> paths,
        @Nullable Path renderer,
        Duration renderTimeout,
        @Nullable Path cache,
        List<ChartValues> charts) {

    public RepositorySettings {
        clusters = new TreeMap<>(clusters);
        paths = List.copyOf(paths);
        charts = List.copyOf(charts);
    }

    static RepositorySettings of(Values values, ConfigFile file, Map<String, String> environment) {
        return new RepositorySettings(
                new TreeMap<>(file.clusters()),
                values.find(Key.REPOSITORY_PATHS, PathPatterns.class)
                        .orElse(PathPatterns.NONE)
                        .all(),
                values.find(Key.RENDERER, Path.class).orElse(null),
                values.find(Key.RENDER_TIMEOUT, Duration.class).orElseThrow(),
                values.find(Key.RENDER_CACHE, Path.class)
                        .or(() -> UserDirectories.cache(environment, "renderings"))
                        .orElse(null),
                file.charts());
    }
}
