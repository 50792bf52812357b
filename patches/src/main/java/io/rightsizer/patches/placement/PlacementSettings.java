package io.rightsizer.patches.placement;

import io.rightsizer.patches.check.CheckSettings;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// How changes are placed in a repository.
///
/// @param component name of the directory of ours in an overlay
/// @param charts where values of Helm charts set resources
/// @param paths globs of what may be changed, `clusters/**`; empty for everything
/// @param checks what the rules take from the configuration
public record PlacementSettings(String component, List<ChartValues> charts, List<String> paths, CheckSettings checks) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public static final PlacementSettings DEFAULTS =
            new PlacementSettings("rightsizing", List.of(), List.of(), CheckSettings.DEFAULTS);

    public PlacementSettings {
        charts = List.copyOf(charts);
        paths = List.copyOf(paths);
        if (!NAME.matcher(component).matches()) {
            throw new IllegalArgumentException("'" + component
                    + "' is no name for the directory of patches; use lower-case letters, digits and '-'");
        }
    }

    public PlacementSettings withCharts(List<ChartValues> newCharts) {
        return new PlacementSettings(component, newCharts, paths, checks);
    }

    boolean allow(String path) {
        var name = Path.of(path);
        return paths.isEmpty()
                || paths.stream().anyMatch(glob -> FileSystems.getDefault()
                        .getPathMatcher("glob:" + glob)
                        .matches(name));
    }
}
