package io.rightsizer.patches.placement;

import io.rightsizer.patches.overlay.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The kustomizations of a checkout, which files each root is made of, and so which files belong to one root
/// alone.
final class Layers {

    private static final int DEEPEST = 30;

    private final Tree tree;
    private final Map<String, Optional<Layer>> byDirectory = new HashMap<>();
    private final Map<String, Optional<List<@Nullable Object>>> documents = new HashMap<>();
    private final Map<String, Set<String>> rootsOf = new HashMap<>();

    Layers(Tree tree, Collection<Root> roots) {
        this.tree = tree;
        roots.stream().map(Root::path).distinct().forEach(root -> files(root)
                .forEach(file ->
                        rootsOf.computeIfAbsent(file, absent -> new HashSet<>()).add(root)));
    }

    Tree tree() {
        return tree;
    }

    Optional<Layer> at(String directory) {
        return byDirectory.computeIfAbsent(directory, path -> Layer.in(tree, path));
    }

    /// Whether no other root reads the file.
    boolean isAlone(String root, String file) {
        return rootsOf.getOrDefault(file, Set.of()).equals(Set.of(root));
    }

    /// The documents of a file; empty where it is no YAML.
    List<@Nullable Object> documents(String file) {
        return documents
                .computeIfAbsent(file, path -> tree.read(path).flatMap(Yaml::documents))
                .orElse(List.of());
    }

    /// Every file a root is made of, as far as manifests, patches and kustomizations go; for a directory
    /// without kustomization all its manifests.
    Set<String> files(String root) {
        var files = new LinkedHashSet<String>();
        if (at(root).isEmpty()) {
            plainFiles(root, files, 0);
        } else {
            collect(root, files, 0);
        }
        return files;
    }

    private void collect(String directory, Set<String> files, int depth) {
        var layer = at(directory);
        if (layer.isEmpty() || depth > DEEPEST || !files.add(layer.get().file())) {
            return;
        }
        layer.get().patches(tree).forEach(patch -> files.add(patch.file()));
        var used = new ArrayList<>(layer.get().resources());
        used.addAll(layer.get().components());
        for (var path : used) {
            if (tree.isDirectory(path)) {
                collect(path, files, depth + 1);
            } else {
                files.add(path);
            }
        }
    }

    private void plainFiles(String directory, Set<String> files, int depth) {
        if (depth > DEEPEST || !tree.isDirectory(directory)) {
            return;
        }
        for (var name : tree.names(directory)) {
            var path = Tree.below(directory, name);
            if (tree.isDirectory(path)) {
                plainFiles(path, files, depth + 1);
            } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                files.add(path);
            }
        }
    }
}
