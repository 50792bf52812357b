package io.rightsizer.patches.overlay;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.render.BrokenCode;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.Manifests;
import io.rightsizer.patches.render.ObjectId;
import io.rightsizer.patches.render.Rendering;
import io.rightsizer.patches.render.UnreadableYamlException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The roots that cannot be rendered, and what can be said about them all the same.
final class Unrendered {

    private final RenderedTree tree;
    private final List<BrokenRoot> broken = new ArrayList<>();

    /// What the files of a root declare, by its path; read when first asked for.
    private final Map<String, Set<ObjectId>> named = new ConcurrentHashMap<>();

    Unrendered(RenderedTree tree, List<IndexedRoot> roots) {
        this.tree = tree;
        for (var root : roots) {
            if (tree.rendered(root.root()).rendering() instanceof Rendering.Broken why) {
                broken.add(new BrokenRoot(root.root(), why));
            }
        }
    }

    private record BrokenRoot(Root root, Rendering.Broken why) {}

    /// Roots that use the same file, could be of the workload's cluster and namespace, and might thus declare it, too.
    List<Root> mayDeclare(Declaration chosen, WorkloadId workload) {
        var isMapped = !chosen.root().root().cluster().isEmpty();
        return possible(workload)
                .map(BrokenRoot::root)
                .filter(root ->
                        !isMapped || root.cluster().equals(chosen.root().root().cluster()))
                .filter(root -> tree.closure(root).files().contains(chosen.origin()))
                .toList();
    }

    /// The first root one of whose files names the workload.
    Optional<Located> declares(WorkloadId workload) {
        return possible(workload)
                .filter(one -> one.why().code() != BrokenCode.EMPTY && names(one, workload))
                .<Located>map(one -> new Located.Unrenderable(one.root(), one.why()))
                .findFirst();
    }

    /// Empty when there are none.
    String summary() {
        if (broken.isEmpty()) {
            return "";
        }
        var first = broken.getFirst();
        return " " + broken.size() + (broken.size() == 1 ? " root" : " roots") + " cannot be rendered, first '"
                + first.root().path() + "': " + first.why().why();
    }

    private Stream<BrokenRoot> possible(WorkloadId workload) {
        return broken.stream()
                .filter(one -> one.root().cluster().isEmpty()
                        || workload.cluster().isEmpty()
                        || one.root().cluster().equals(workload.cluster()))
                .filter(one -> tree.tree()
                        .kustomization(one.root().path())
                        .map(Kustomization::namespace)
                        .filter(namespace -> !namespace.isEmpty() && !namespace.equals(workload.namespace()))
                        .isEmpty());
    }

    private boolean names(BrokenRoot one, WorkloadId workload) {
        var closure = tree.closure(one.root());
        var names = named.computeIfAbsent(one.root().path(), path -> closure.files().stream()
                .flatMap(this::objects)
                .map(Manifest::id)
                .collect(Collectors.toSet()));
        return names.stream()
                .filter(id -> id.kind().equals(workload.kind().name()))
                .anyMatch(id ->
                        id.name().equals(workload.name()) || (workload.name().contains(id.name()) && renames(closure)));
    }

    private boolean renames(Closure closure) {
        return closure.directories().stream()
                .flatMap(directory -> tree.tree().kustomization(directory).stream())
                .anyMatch(Kustomization::renames);
    }

    private Stream<Manifest> objects(String file) {
        try {
            return Manifests.read(tree.tree().text(file)).stream();
        } catch (IOException | UnreadableYamlException e) {
            return Stream.empty();
        }
    }
}
