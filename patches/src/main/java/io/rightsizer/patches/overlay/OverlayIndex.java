package io.rightsizer.patches.overlay;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.render.Renderer;
import io.rightsizer.patches.render.Rendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All roots of a checkout, rendered. What cannot be rendered stays by itself; the other roots go on.
public final class OverlayIndex {

    private final Renderings renderings;
    private final RenderedTree tree;
    private final List<IndexedRoot> roots;
    private final Locator locator;

    private OverlayIndex(Renderings renderings, RenderedTree tree, List<IndexedRoot> roots, Locator locator) {
        this.renderings = renderings;
        this.tree = tree;
        this.roots = roots;
        this.locator = locator;
    }

    /// @throws IOException when the checkout itself cannot be read
    /// @throws InterruptedException when the caller is to stop
    public static OverlayIndex of(Checkout checkout, Renderer renderer, OverlaySettings settings, Progress progress)
            throws IOException, InterruptedException {
        var tree = Tree.of(checkout);
        var files = CheckoutFiles.walk(tree);
        var appliers = Appliers.read(tree, files);
        var closures = new RootFinder(tree, files).roots(appliers.applied());
        var renderings = new Renderings(renderer, settings);
        var rendered = new RenderedTree(tree, closures, renderings.render(tree, closures, progress));
        var roots = indexed(closures, appliers.applied(), settings);
        return new OverlayIndex(renderings, rendered, roots, new Locator(rendered, roots, appliers.releases()));
    }

    /// By path and cluster. A directory that is applied to several clusters is a root of each.
    public List<IndexedRoot> roots() {
        return roots;
    }

    public Located locate(WorkloadId workload) {
        return locator.locate(workload);
    }

    /// Nothing for a root that is not of this index.
    public Optional<Rendering> rendering(Root root) {
        return tree.has(root) ? Optional.of(tree.rendered(root).rendering()) : Optional.empty();
    }

    /// Everything in the checkout that the root is rendered from, by path.
    public List<String> filesOf(Root root) {
        return tree.has(root) ? List.copyOf(tree.closure(root).files()) : List.of();
    }

    public boolean references(Root root, String file) {
        return tree.has(root) && tree.closure(root).files().contains(file);
    }

    /// Renders roots of this index as another copy of the checkout has them, several at a time. A plain directory is
    /// read there with the files that it has in
    /// this index; roots of another index are left out.
    ///
    /// @throws IOException when the copy itself cannot be read
    public Map<Root, Rendering> render(Collection<Root> wanted, Checkout copy)
            throws IOException, InterruptedException {
        var there = Tree.of(copy);
        var closures = new TreeMap<String, Closure>();
        for (var root : wanted) {
            if (tree.has(root)) {
                var here = tree.closure(root);
                closures.put(root.path(), here.isPlain() ? here : Closure.of(there, root.path()));
            }
        }
        var rendered = new RenderedTree(there, closures, renderings.render(there, closures, Progress.NONE));
        return wanted.stream()
                .filter(rendered::has)
                .collect(Collectors.toMap(
                        root -> root, root -> rendered.rendered(root).rendering(), (one, same) -> one));
    }

    private static List<IndexedRoot> indexed(
            SortedMap<String, Closure> closures, List<Applied> applied, OverlaySettings settings) {
        Map<String, List<Applied>> byPath = applied.stream().collect(Collectors.groupingBy(Applied::path));
        var clusters = new ClustersOfRoots(new Clusters(settings.clusters()), closures, byPath);
        var roots = new ArrayList<IndexedRoot>();
        closures.forEach((path, closure) -> {
            var appliers = byPath.getOrDefault(path, List.of(Applied.asIs(path)));
            byCluster(path, appliers, clusters)
                    .forEach((cluster, by) ->
                            roots.add(new IndexedRoot(new Root(path, cluster), closure.isPlain(), by)));
        });
        return List.copyOf(roots);
    }

    private static SortedMap<String, List<Applied>> byCluster(
            String path, List<Applied> appliers, ClustersOfRoots clusters) {
        var byCluster = new TreeMap<String, List<Applied>>();
        for (var applied : appliers) {
            var of = clusters.areConfigured(path) || applied.by().isEmpty() ? clusters.of(path) : clusters.of(applied);
            var names = of.isEmpty() ? List.of("") : List.copyOf(of);
            names.forEach(name -> byCluster
                    .computeIfAbsent(name, ignored -> new ArrayList<>())
                    .add(applied));
        }
        return byCluster;
    }
}
