package io.rightsizer.patches.overlay;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which clusters a root is applied to: what the configuration says of its path, or else of the files of those who
/// apply it, or else of the roots that these files are part of, and so on.
final class ClustersOfRoots {

    private final Clusters configured;
    private final SortedMap<String, Closure> closures;
    private final Map<String, List<Applied>> applied;

    /// @param applied by path
    ClustersOfRoots(Clusters configured, SortedMap<String, Closure> closures, Map<String, List<Applied>> applied) {
        this.configured = configured;
        this.closures = closures;
        this.applied = applied;
    }

    /// None where nobody told.
    SortedSet<String> of(String root) {
        return of(root, new HashSet<>());
    }

    SortedSet<String> of(Applied applied) {
        return ofFile(applied.file(), new HashSet<>());
    }

    boolean areConfigured(String root) {
        return configured.of(root).isPresent();
    }

    private SortedSet<String> of(String root, Set<String> seen) {
        var clusters = new TreeSet<String>();
        configured.of(root).ifPresent(clusters::add);
        if (clusters.isEmpty() && seen.add(root)) {
            applied.getOrDefault(root, List.of()).forEach(one -> clusters.addAll(ofFile(one.file(), seen)));
        }
        return clusters;
    }

    private SortedSet<String> ofFile(String file, Set<String> seen) {
        var clusters = new TreeSet<String>();
        configured.of(file).ifPresent(clusters::add);
        if (clusters.isEmpty()) {
            closures.forEach((root, closure) -> {
                if (closure.files().contains(file)) {
                    clusters.addAll(of(root, seen));
                }
            });
        }
        return clusters;
    }
}
