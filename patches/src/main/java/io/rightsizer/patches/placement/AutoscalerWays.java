package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.TargetChange;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.kustomize.YamlText;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.ObjectId;
import io.rightsizer.patches.yaml.YamlEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ways to change the target of an autoscaler that a root renders.
///
/// @param manifest as it is rendered today
/// @param place of the target in it
record AutoscalerWays(Site site, TargetChange change, Manifest manifest, AutoscalerPlace place) {

    /// Ends the name of its file in our component. No name of a workload's file ends so.
    private static final String FILE_END = "~hpa.yaml";

    /// Empty where the root renders no such target.
    static Optional<AutoscalerWays> of(Site site, TargetChange change, String namespace) {
        return AutoscalerPlace.autoscaler(site.before(), change, namespace)
                .flatMap(manifest -> AutoscalerPlace.in(manifest.content(), change)
                        .map(place -> new AutoscalerWays(site, change, manifest, place)));
    }

    Intent intent() {
        return place.intent(manifest);
    }

    /// Whether it is what it should be already.
    boolean isMet() {
        return String.valueOf(change.after()).equals(String.valueOf(Nested.at(manifest.content(), place.path())));
    }

    /// An edit where the environment itself sets it; empty where it does not.
    Optional<Step> edit() {
        if (hasFile()) {
            return Optional.empty();
        }
        return declaration().flatMap(declaration -> {
            for (var document : PatchDocument.onTheWayOf(declaration, site.layers())) {
                var source = document.source();
                var ours = source.isAbout(manifest.id().kind(), declaration.names(), document.content());
                var inPatch = AutoscalerPlace.in(document.content(), change);
                if (ours && inPatch.isPresent() && isAlone(source.file())) {
                    return Optional.of(step(
                            source.file(),
                            document.editedDocument(),
                            source.embedded(),
                            inPatch.get().path()));
                }
            }
            return isAlone(declaration.file())
                    ? AutoscalerPlace.in(declaration.content(), change)
                            .map(found -> step(
                                    declaration.file(),
                                    declaration.document(),
                                    List.of(),
                                    Place.plus(
                                            declaration.within(), found.path().toArray())))
                    : Optional.empty();
        });
    }

    /// A file of our component, beside the workload's.
    Map<String, Component.PatchFile> patch(WorkloadChange workload, String workloadFile, int address) {
        var addresses = addresses();
        var target = OwnPatch.target(addresses.get(Math.min(address, addresses.size() - 1)));
        var comments = List.of(
                "HorizontalPodAutoscaler " + workload.id().namespace() + "/" + change.autoscaler(),
                change.summary(),
                "  Goes with the request of " + OwnPatch.title(workload)
                        + ": pods are added at the same usage as before.");
        return Map.of(
                fileOf(workloadFile),
                new Component.PatchFile(
                        target, YamlText.file(Component.MARKER, comments, YamlText.block(place.operations()))));
    }

    private static String fileOf(String workloadFile) {
        var name = workloadFile.substring(workloadFile.lastIndexOf('/') + 1);
        return name.substring(0, name.length() - ".yaml".length()) + FILE_END;
    }

    /// Whether our component sets it already, so that editing what is below would do nothing.
    private boolean hasFile() {
        return site.component().files().values().stream()
                .anyMatch(file -> file.target() != null
                        && addresses().stream()
                                .anyMatch(address -> OwnPatch.target(address).equals(file.target())));
    }

    private List<ObjectId> addresses() {
        return site.layer()
                .map(layer -> List.copyOf(OwnPatch.addresses(manifest.id(), layer, declaration())))
                .orElse(List.of());
    }

    private Optional<Declaration> declaration() {
        return Declaration.of(manifest.id(), site.root(), "", site.layers());
    }

    private boolean isAlone(String file) {
        return site.layers().isAlone(site.root(), file);
    }

    private Step step(String file, int document, List<Object> embedded, List<Object> path) {
        return new Step(file, document, embedded, new YamlEdit.PutNumber(path, change.after()));
    }
}
