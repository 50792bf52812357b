package io.rightsizer.patches.overlay;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.Rendering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Finds the one root and object that a running workload comes from. It never guesses: where two remain it names both.
///
/// A root says the namespace of an object in one of three ways, the first that fits anywhere counts: the object has it,
/// or whoever applies the root gives it; the root's other objects have it, or it creates it, and no other; nobody says
/// any, and this is the only object of that kind and name without a namespace.
final class Locator {

    private final List<IndexedRoot> roots;
    private final RenderedTree tree;
    private final Map<Key, List<Declaration>> declarations = new HashMap<>();
    private final NamespacesOfRoots namespaces;
    private final Unrendered unrendered;
    private final List<HelmRelease> releases;

    Locator(RenderedTree tree, List<IndexedRoot> roots, List<HelmRelease> releases) {
        this.roots = roots;
        this.tree = tree;
        this.namespaces = new NamespacesOfRoots(tree.rendered());
        this.unrendered = new Unrendered(tree, roots);
        this.releases = releases;
        roots.forEach(root -> index(root, tree.rendered(root.root())));
    }

    private record Key(String group, String kind, String name) {}

    Located locate(WorkloadId workload) {
        var template = PodTemplate.of(workload.kind());
        if (template.isEmpty()) {
            return new Located.Absent(
                    "Where a " + workload.kind() + " keeps its containers is not known; change what owns it.");
        }
        var key = new Key(template.get().group(), template.get().kind(), workload.name());
        var here = declarations.getOrDefault(key, List.of()).stream()
                .filter(one -> !one.isElsewhere(workload.cluster()))
                .toList();
        var matching = matching(here, workload.namespace());
        return matching.isEmpty() ? absent(workload, key) : choose(matching, workload);
    }

    private void index(IndexedRoot root, RenderedRoot rendered) {
        if (!(rendered.rendering() instanceof Rendering.Rendered(List<Manifest> objects))) {
            return;
        }
        for (var applied : root.applied()) {
            for (var i = 0; i < objects.size(); i++) {
                var one = new Declaration(
                        root, applied, objects.get(i), rendered.origins().get(i));
                var id = one.manifest().id();
                declarations
                        .computeIfAbsent(new Key(id.group(), id.kind(), one.name()), ignored -> new ArrayList<>())
                        .add(one);
            }
        }
    }

    private List<Declaration> matching(List<Declaration> here, String namespace) {
        List<Predicate<Declaration>> ways = List.of(
                one -> one.namespace().equals(namespace),
                one -> one.namespace().isEmpty() && namespaces.sayOnly(one, namespace),
                one -> one.namespace().isEmpty() && namespaces.sayNothing(one));
        return ways.stream()
                .map(way -> here.stream().filter(way).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Located choose(List<Declaration> matching, WorkloadId workload) {
        var mapped = only(matching, one -> !one.root().root().cluster().isEmpty(), workload);
        var candidates =
                rootsOf(mapped).size() == 1 ? mapped : only(mapped, one -> one.names(workload.cluster()), workload);
        var found = rootsOf(candidates);
        if (found.size() > 1 || objectsOf(candidates) > 1) {
            return new Located.Ambiguous(found, why(found));
        }
        var chosen = candidates.getFirst();
        var doubted = unrendered.mayDeclare(chosen, workload);
        if (!doubted.isEmpty()) {
            return doubtful(chosen, doubted);
        }
        return declared(chosen, candidates);
    }

    /// Those that say they are of the workload's cluster, or all when none does or the cluster is not known.
    private static List<Declaration> only(
            List<Declaration> matching, Predicate<Declaration> ofCluster, WorkloadId workload) {
        var some = matching.stream().filter(ofCluster).toList();
        return workload.cluster().isEmpty() || some.isEmpty() ? matching : some;
    }

    private static List<Root> rootsOf(List<Declaration> declarations) {
        return declarations.stream().map(one -> one.root().root()).distinct().toList();
    }

    private static long objectsOf(List<Declaration> declarations) {
        return declarations.stream().map(one -> one.manifest().id()).distinct().count();
    }

    private static String why(List<Root> found) {
        var paths = found.stream().map(Locator::name).collect(Collectors.joining(", "));
        return "Declared by " + paths + "; tell in the configuration's clusters which cluster each is applied to.";
    }

    private static String name(Root root) {
        var path = root.path().isEmpty() ? "the top" : "'" + root.path() + "'";
        return root.cluster().isEmpty() ? path : path + " (" + root.cluster() + ")";
    }

    private static Located doubtful(Declaration chosen, List<Root> doubted) {
        var candidates = new ArrayList<Root>();
        candidates.add(chosen.root().root());
        candidates.addAll(doubted);
        return new Located.Ambiguous(
                candidates,
                "Declared by " + name(chosen.root().root()) + ", but " + name(doubted.getFirst())
                        + " uses the same file and cannot be rendered; repair it, or tell which cluster each is applied to.");
    }

    private Located declared(Declaration chosen, List<Declaration> all) {
        var reach = roots.stream()
                .map(IndexedRoot::root)
                .filter(root -> root.equals(chosen.root().root())
                        || tree.closure(root).files().contains(chosen.origin()))
                .toList();
        var caveats = new LinkedHashMap<Caveat, Boolean>();
        all.forEach(one -> Caveats.of(one).forEach(caveat -> caveats.put(caveat, true)));
        return new Located.Declared(
                chosen.root().root(), chosen.manifest(), chosen.origin(), reach, List.copyOf(caveats.keySet()));
    }

    private Located absent(WorkloadId workload, Key key) {
        var broken = unrendered.declares(workload);
        if (broken.isPresent()) {
            return broken.get();
        }
        var helm = releases.stream()
                .filter(release -> release.seemsToInstall(workload.namespace(), workload.name()))
                .findFirst();
        return new Located.Absent(helm.map(release -> "No kustomization declares it; " + release.by()
                        + " installs a Helm chart there. Map its values in the configuration.")
                .orElseGet(() -> "No root declares " + workload + inCluster(workload) + "." + near(workload, key)
                        + unrendered.summary()));
    }

    private static String inCluster(WorkloadId workload) {
        return workload.cluster().isEmpty() ? "" : " for cluster " + OneLine.of(workload.cluster());
    }

    private String near(WorkloadId workload, Key key) {
        return declarations.getOrDefault(key, List.of()).stream()
                .map(one -> " " + name(one.root().root()) + " declares one "
                        + (one.isElsewhere(workload.cluster())
                                ? "for another cluster."
                                : one.namespace().isEmpty()
                                        ? "without a namespace."
                                        : "in namespace " + OneLine.of(one.namespace()) + "."))
                .findFirst()
                .orElse("");
    }
}
