package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.overlay.Located;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Compares what one workload should have with what its root renders, and finds the ways to make up for it.
final class Preparation {

    private final Site site;
    private final WorkloadChange change;
    private final Located.Declared declared;

    Preparation(Site site, WorkloadChange change, Located.Declared declared) {
        this.site = site;
        this.change = change;
        this.declared = declared;
    }

    Prepared prepare() {
        for (var caveat : declared.caveats()) {
            switch (caveat.code()) {
                case PATCHED_WHEN_APPLIED -> {
                    return settled(PlacedAs.OVERRIDDEN, declared.file(), caveat.text());
                }
                case SUBSTITUTED_WHEN_APPLIED -> {
                    return settled(PlacedAs.NOT_EDITABLE, declared.file(), caveat.text());
                }
            }
        }
        var id = declared.manifest().id();
        var before = object(site.before(), id);
        var bare = object(site.bare(), id);
        return before.isEmpty() || bare.isEmpty()
                ? settled(
                        PlacedAs.NOT_RENDERABLE,
                        declared.file(),
                        "The root does not render it when it is built for itself.")
                : prepare(new Pod(change.template(), before.get()), new Pod(change.template(), bare.get()));
    }

    private Prepared prepare(Pod pod, Pod bare) {
        var placed = new ArrayList<ContainerChange>();
        for (var container : change.containers()) {
            inManifest(container, bare).ifPresent(placed::add);
        }
        if (placed.isEmpty()) {
            return settled(
                    PlacedAs.NOT_MAPPED,
                    declared.file(),
                    "Its manifest has no container "
                            + change.containers().getFirst().name()
                            + ": something adds it when the pod starts, or it was renamed.");
        }
        var declaration = Declaration.of(pod.manifest().id(), site.root(), declared.file(), site.layers());
        var component = new OwnPatch(site, bare, declaration);
        var places = declaration.map(one -> new Places(site.root(), site.layers(), one, pod));
        var needed = new ArrayList<Needed>();
        for (var container : placed) {
            for (var leaf : container.leaves()) {
                var obstacle = need(container, leaf, pod, component, places, needed);
                if (obstacle.isPresent()) {
                    return obstacle.get();
                }
            }
        }
        return prepare(only(placed), pod, needed, new Ways(site, declared, pod, component, places));
    }

    private Prepared prepare(WorkloadChange placed, Pod pod, List<Needed> needed, Ways ways) {
        var intents = new ArrayList<Intent>();
        needed.forEach(one -> intents.add(intent(pod, one)));
        var target = change.autoscaler();
        Optional<AutoscalerWays> autoscaler = Optional.empty();
        if (target != null && target.before() != target.after()) {
            var found = AutoscalerWays.of(site, target, pod.manifest().id().namespace());
            if (found.isEmpty()) {
                return settled(
                        PlacedAs.BLOCKED,
                        declared.file(),
                        "The target of its HorizontalPodAutoscaler " + target.autoscaler()
                                + " must change with the request, and the root does not render it; declare it beside"
                                + " the workload.");
            }
            autoscaler = found.filter(one -> !one.isMet());
            autoscaler.ifPresent(one -> intents.add(one.intent()));
        }
        if (intents.isEmpty()) {
            return settled(PlacedAs.UNCHANGED, declared.file(), "The repository says so already.");
        }
        var attempts = ways.of(placed, needed, autoscaler);
        return attempts.isEmpty()
                ? settled(
                        PlacedAs.NOT_EDITABLE,
                        declared.file(),
                        "The file is shared or holds no place for it, and a directory without kustomization takes no"
                                + " patches.")
                : new Prepared.Ready(new Candidate(placed, pod.manifest(), intents, attempts, ways.overriding(needed)));
    }

    /// An obstacle, or nothing after the amount was added to those needed if it is not there already.
    private Optional<Prepared> need(
            ContainerChange container,
            LeafChange leaf,
            Pod pod,
            OwnPatch component,
            Optional<Places> places,
            List<Needed> needed) {
        var rendered = pod.amount(container.list(), container.name(), leaf.leaf());
        if (rendered != null && !Intent.isQuantity(leaf.leaf(), rendered)) {
            return Optional.of(settled(
                    PlacedAs.NOT_EDITABLE,
                    declared.file(),
                    "Its " + leaf.leaf() + " is '" + shortened(rendered)
                            + "', which is no amount: something fills it in later."));
        }
        if (Intent.same(leaf.leaf(), rendered, leaf.after())) {
            return Optional.empty();
        }
        var ours = component.amounts(container.list(), container.name()).get(leaf.leaf());
        if (ours != null && !Intent.same(leaf.leaf(), rendered, ours.orElse(null))) {
            var file = places.flatMap(one -> one.overriding(container.list(), container.name(), leaf.leaf()));
            return Optional.of(settled(
                    PlacedAs.OVERRIDDEN,
                    file.orElse(""),
                    "Our patch says " + leaf.leaf() + " " + ours.orElse("none") + " for " + container.name() + ", and "
                            + file.orElse("something behind it") + " makes it "
                            + Objects.requireNonNullElse(rendered, "none") + "; that is left to whoever wrote it."));
        }
        needed.add(new Needed(container.list(), container.name(), leaf.leaf(), leaf.after()));
        return Optional.empty();
    }

    private static Intent intent(Pod pod, Needed needed) {
        var resources = RenderedPath.ofResources(pod.template().path(), needed.list(), needed.container());
        return new Intent(
                pod.manifest().id(),
                resources + "." + needed.leaf().section() + "." + needed.leaf().resource(),
                needed.leaf(),
                needed.amount());
    }

    /// In the list that the manifest has it in.
    private static Optional<ContainerChange> inManifest(ContainerChange container, Pod pod) {
        for (var list : List.of(container.list(), "containers", "initContainers")) {
            if (pod.has(list, container.name())) {
                return Optional.of(new ContainerChange(
                        container.name(), list, container.current(), container.leaves(), container.explanation()));
            }
        }
        return Optional.empty();
    }

    private WorkloadChange only(List<ContainerChange> containers) {
        return new WorkloadChange(
                change.id(), change.template(), containers, change.autoscaler(), change.recommendations());
    }

    private Prepared settled(PlacedAs as, String file, String reason) {
        return new Prepared.Settled(new PlacedWorkload(change.id(), as, site.path(), file, 0, reason, List.of()));
    }

    static Optional<Manifest> object(List<Manifest> objects, ObjectId id) {
        return objects.stream().filter(object -> object.id().equals(id)).findFirst();
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
