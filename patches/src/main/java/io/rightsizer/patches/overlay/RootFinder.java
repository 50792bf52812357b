package io.rightsizer.patches.overlay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds what a checkout gives to clusters: the kustomizations that no other one uses, and the directories that Flux or
/// Argo CD applies, used by others or not.
final class RootFinder {

    private final Tree tree;
    private final CheckoutFiles files;

    RootFinder(Tree tree, CheckoutFiles files) {
        this.tree = tree;
        this.files = files;
    }

    /// What each root is rendered from, by its path.
    SortedMap<String, Closure> roots(List<Applied> applied) {
        var roots = new TreeMap<String, Closure>();
        var used = used();
        files.kustomizations().stream()
                .filter(directory -> !used.contains(directory) && !isComponent(directory))
                .forEach(directory -> roots.put(directory, Closure.of(tree, directory)));
        for (var one : applied) {
            roots.computeIfAbsent(one.path(), path -> closure(path, one.recursive()));
        }
        roots.values().removeIf(closure -> closure.isPlain() && closure.files().isEmpty());
        addCycles(roots);
        return roots;
    }

    private Closure closure(String path, boolean recursive) {
        return files.kustomizations().contains(path)
                ? Closure.of(tree, path)
                : Closure.plain(PlainDirectory.files(files, path, recursive));
    }

    private Set<String> used() {
        var used = new HashSet<String>();
        for (var directory : files.kustomizations()) {
            tree.kustomization(directory).stream()
                    .flatMap(kustomization -> kustomization.references().stream())
                    .flatMap(reference -> tree.resolve(directory, reference).stream())
                    .filter(path -> !path.equals(directory))
                    .forEach(used::add);
        }
        return used;
    }

    private boolean isComponent(String directory) {
        return tree.kustomization(directory).filter(Kustomization::component).isPresent();
    }

    /// Kustomizations that use each other have no root; the first of each circle stands for it, so that it is reported.
    private void addCycles(SortedMap<String, Closure> roots) {
        var reached = new HashSet<String>();
        roots.values().forEach(closure -> reached.addAll(closure.directories()));
        for (var directory : files.kustomizations()) {
            if (!reached.contains(directory) && !isComponent(directory)) {
                var closure = Closure.of(tree, directory);
                roots.put(directory, closure);
                reached.addAll(closure.directories());
            }
        }
    }
}
