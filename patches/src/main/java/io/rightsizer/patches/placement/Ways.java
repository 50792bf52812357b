package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.overlay.Located;
import io.rightsizer.patches.render.ObjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All ways to give one workload the amounts it needs, the least surprising first: where the environment sets
/// them itself, then by a patch of our component. How kustomize knows the workload, and whether it merges its
/// containers, it tells best itself, so each likely way is one to be tried.
record Ways(Site site, Located.Declared declared, Pod pod, OwnPatch component, Optional<Places> places) {

    List<Attempt> of(WorkloadChange change, List<Needed> needed, Optional<AutoscalerWays> autoscaler) {
        var attempts = new ArrayList<Attempt>();
        inPlace(change, needed, autoscaler).ifPresent(attempts::add);
        for (var address = 0; address < component.addresses().size(); address++) {
            for (var style : styles()) {
                attempts.add(byComponent(change, needed, autoscaler, style, address));
            }
        }
        return attempts.stream().distinct().toList();
    }

    /// The file of a patch that sets one of the amounts; empty where none is found.
    String overriding(List<Needed> needed) {
        return needed.stream()
                .flatMap(one -> places.flatMap(all -> all.overriding(one.list(), one.container(), one.leaf())).stream())
                .findFirst()
                .orElse("");
    }

    private List<Style> styles() {
        if (!pod.template().builtIn()) {
            return List.of(Style.OPERATIONS);
        }
        return component.style().filter(Style.OPERATIONS::equals).isPresent()
                ? List.of(Style.OPERATIONS, Style.MERGE)
                : List.of(Style.MERGE, Style.OPERATIONS);
    }

    /// What has no place of the environment's own goes into our component even so. Empty where nothing has
    /// one, or where something has none and there can be no component.
    private Optional<Attempt> inPlace(WorkloadChange change, List<Needed> needed, Optional<AutoscalerWays> autoscaler) {
        var steps = new ArrayList<Step>();
        var rest = new ArrayList<Needed>();
        for (var one : needed) {
            step(one).ifPresentOrElse(steps::add, () -> rest.add(one));
        }
        var target = autoscaler.flatMap(AutoscalerWays::edit);
        target.ifPresent(steps::add);
        var patches = new HashMap<String, Component.PatchFile>();
        var complete = rest.isEmpty() && (autoscaler.isEmpty() || target.isPresent());
        if (steps.isEmpty() || (!complete && component.addresses().isEmpty())) {
            return Optional.empty();
        }
        if (complete) {
            return Optional.of(edited(steps));
        }
        if (!rest.isEmpty()) {
            patches.putAll(component.with(change, rest, styles().getFirst(), address(0)));
        }
        if (target.isEmpty()) {
            autoscaler.ifPresent(one -> patches.putAll(one.patch(change, component.path(change), 0)));
        }
        return Optional.of(new Attempt(PlacedAs.COMPONENT, component.path(change), why(), steps, patches));
    }

    private static Attempt edited(List<Step> steps) {
        var file = steps.getFirst().file();
        return new Attempt(
                PlacedAs.EDITED, file, file + " sets it, and no other root uses that file.", steps, Map.of());
    }

    private Attempt byComponent(
            WorkloadChange change, List<Needed> needed, Optional<AutoscalerWays> autoscaler, Style style, int address) {
        var steps = new ArrayList<Step>();
        var patches = new HashMap<String, Component.PatchFile>();
        if (!needed.isEmpty()) {
            patches.putAll(component.with(change, needed, style, address(address)));
        }
        autoscaler.ifPresent(one -> one.edit()
                .ifPresentOrElse(steps::add, () -> patches.putAll(one.patch(change, component.path(change), address))));
        return new Attempt(PlacedAs.COMPONENT, component.path(change), why(), steps, patches);
    }

    /// The place that sets the amount today, or else the one with the last word that can say it. Below a
    /// patch of ours an edit would do nothing.
    private Optional<Step> step(Needed needed) {
        if (component.amounts(needed.list(), needed.container()).containsKey(needed.leaf())) {
            return Optional.empty();
        }
        var all = places.map(one -> one.of(needed.list(), needed.container())).orElse(List.of());
        return all.stream()
                .filter(place -> place.sets(needed.leaf()))
                .findFirst()
                .map(place -> place.set(needed.leaf(), needed.amount()))
                .orElseGet(() -> all.stream()
                        .flatMap(place -> place.set(needed.leaf(), needed.amount()).stream())
                        .findFirst());
    }

    private ObjectId address(int place) {
        return component.addresses().get(place);
    }

    private String why() {
        var shared = declared.reach().size();
        var directory = site.component().directory();
        return shared > 1
                ? declared.file() + " is part of " + shared + " roots, so a patch in " + directory
                        + " sets it for this one."
                : "No file of this environment alone sets it, so a patch in " + directory + " does.";
    }
}
