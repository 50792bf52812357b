package io.rightsizer.patches.placement;

import io.rightsizer.patches.overlay.OverlayIndex;
import io.rightsizer.patches.overlay.Root;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The kustomizations of a checkout, which files each root is made of, and so which files belong to one root
/// alone.
final class Layers {

    private final Tree tree;
    private final Map<String, Optional<Layer>> byDirectory = new ConcurrentHashMap<>();
    private final Map<String, Optional<List<@Nullable Object>>> documents = new ConcurrentHashMap<>();
    private final OverlayIndex index;
    private final Map<String, Set<Root>> rootsOf = new HashMap<>();

    Layers(Tree tree, OverlayIndex index) {
        this.tree = tree;
        this.index = index;
        for (var root : index.roots()) {
            index.filesOf(root.root()).forEach(file -> rootsOf.computeIfAbsent(file, absent -> new HashSet<>())
                    .add(root.root()));
        }
    }

    Tree tree() {
        return tree;
    }

    Optional<Layer> at(String directory) {
        return byDirectory.computeIfAbsent(directory, path -> Layer.in(tree, path));
    }

    /// Whether no other root reads the file, nor this one for another cluster.
    boolean isAlone(Root root, String file) {
        return roots(file).equals(Set.of(root));
    }

    /// Those that read the file.
    Set<Root> roots(String file) {
        return rootsOf.getOrDefault(file, Set.of());
    }

    /// Everything that a root is rendered from.
    List<String> files(Root root) {
        return index.filesOf(root);
    }

    /// The documents of a file; empty where it is no YAML.
    List<@Nullable Object> documents(String file) {
        return documents
                .computeIfAbsent(file, path -> tree.read(path).flatMap(Yaml::documents))
                .orElse(List.of());
    }
}
