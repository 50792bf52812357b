package io.rightsizer.patches.overlay;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which cluster the configuration gives a path to.
final class Clusters {

    /// The longer the glob, the more exactly it says.
    private static final Comparator<Glob> BY_LENGTH =
            Comparator.comparing(glob -> glob.text().length());

    private final List<Glob> globs = new ArrayList<>();

    Clusters(Map<String, List<String>> clusters) {
        clusters.forEach((cluster, texts) -> texts.forEach(text -> globs.add(new Glob(cluster, strip(text)))));
    }

    /// Nothing when no glob matches, or equally long ones of several clusters do. `clusters/eu/**` and `clusters/eu`
    /// both mean that directory with all that is in it.
    Optional<String> of(String path) {
        var matching = globs.stream().filter(glob -> glob.matches(path)).toList();
        var longest = matching.stream().max(BY_LENGTH);
        return longest.filter(best -> matching.stream()
                        .noneMatch(other -> BY_LENGTH.compare(other, best) == 0
                                && !other.cluster().equals(best.cluster())))
                .map(Glob::cluster);
    }

    private static String strip(String glob) {
        var relative = glob.startsWith("./") ? glob.substring(2) : glob;
        return relative.endsWith("/") ? relative.substring(0, relative.length() - 1) : relative;
    }

    private record Glob(String cluster, String text) {

        boolean matches(String path) {
            var matcher = FileSystems.getDefault().getPathMatcher("glob:" + text);
            for (var one = Path.of(path); one != null; one = one.getParent()) {
                if (matcher.matches(one) || (text.endsWith("/**") && matcher.matches(one.resolve("x")))) {
                    return true;
                }
            }
            return false;
        }
    }
}
