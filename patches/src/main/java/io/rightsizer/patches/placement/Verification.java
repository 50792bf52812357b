package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.overlay.Checkout;
import io.rightsizer.patches.overlay.IndexedRoot;
import io.rightsizer.patches.overlay.OverlayIndex;
import io.rightsizer.patches.overlay.Root;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.Rendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the configuration repository's own checks ask before they let a change in: every root renders, every
/// patch of ours still applies, and without our component only amounts would differ.
public final class Verification {

    private static final Pattern AMOUNT = Pattern.compile(
            ".*\\.(?:initContainers|containers)\\[[^]]+]\\.resources\\.(?:requests|limits)\\.(?:cpu|memory)");
    private static final Pattern TARGET = Pattern.compile("spec\\.(?:targetCPUUtilizationPercentage"
            + "|metrics\\[\\d+]\\.(?:resource|containerResource)\\.target\\.averageUtilization)");

    private final OverlayIndex index;
    private final Layers layers;
    private final String component;
    private final Scratch scratch;
    private final List<Finding> findings = new ArrayList<>();

    private Verification(OverlayIndex index, Layers layers, String component, Scratch scratch) {
        this.index = index;
        this.layers = layers;
        this.component = component;
        this.scratch = scratch;
    }

    /// By root. Nothing is written into the checkout.
    ///
    /// @param index of this checkout as it is now
    public static List<Finding> of(Checkout checkout, OverlayIndex index, PlacementSettings settings)
            throws IOException, InterruptedException {
        var tree = new Tree(checkout);
        try (var scratch = Scratch.of(tree, index)) {
            var verification = new Verification(index, new Layers(tree, index), settings.component(), scratch);
            var seen = new HashSet<String>();
            for (var root : index.roots()) {
                if (seen.add(root.root().path())) {
                    verification.verify(root);
                }
            }
            return List.copyOf(verification.findings);
        }
    }

    private void verify(IndexedRoot indexed) throws InterruptedException {
        var root = indexed.root();
        var directory = Tree.below(root.path(), component);
        var ours = indexed.plain() ? Optional.of(new Component(directory, new TreeMap<>())) : component(directory);
        if (ours.isEmpty()) {
            add(root, directory, FindingCode.NOT_OURS, "The directory is not as rightsizer wrote it; undo the edit.");
        }
        switch (index.rendering(root).orElseThrow()) {
            case Rendering.Broken(var code, var why) ->
                add(root, blamed(root, ours), FindingCode.NOT_RENDERABLE, why + " (" + code + ")");
            case Rendering.Rendered(var now) -> {
                checkImages(root, now);
                if (ours.isPresent() && !ours.get().isEmpty()) {
                    verify(root, ours.get(), now);
                }
            }
        }
    }

    private Optional<Component> component(String directory) {
        return Component.in(layers.tree(), directory);
    }

    /// The patch of ours without which the root would render; empty where there is none.
    private String blamed(Root root, Optional<Component> ours) throws InterruptedException {
        if (ours.isEmpty() || !renders(root, ours.get().withoutPatches())) {
            return "";
        }
        for (var file : ours.get().files().entrySet()) {
            var alone = ours.get().withoutPatches().with(Map.of(file.getKey(), file.getValue()));
            if (!renders(root, alone)) {
                return Tree.below(ours.get().directory(), file.getKey());
            }
        }
        return ours.get().directory();
    }

    private boolean renders(Root root, Component with) throws InterruptedException {
        return scratch.render(root, with.texts()) instanceof Rendering.Rendered;
    }

    private void checkImages(Root root, List<Manifest> objects) {
        for (var object : objects) {
            var template = template(object);
            for (var list : List.of("initContainers", "containers")) {
                var path = template.map(PodTemplate::path).orElse(List.of());
                for (var container : Nested.list(Nested.at(Nested.at(object.content(), path), list))) {
                    if (template.isPresent()
                            && Nested.text(Nested.at(container, "image")).isEmpty()) {
                        add(
                                root,
                                layers.at(root.path()).map(Layer::file).orElse(""),
                                FindingCode.NO_IMAGE,
                                "Container " + Nested.text(Nested.at(container, "name")) + " of " + text(object)
                                        + " has no image; a patch may name a container that was renamed.");
                    }
                }
            }
        }
    }

    private void verify(Root root, Component ours, List<Manifest> now) throws InterruptedException {
        switch (scratch.render(root, ours.withoutPatches().texts())) {
            case Rendering.Broken(var code, var why) ->
                add(
                        root,
                        ours.directory(),
                        FindingCode.NOT_RENDERABLE,
                        "Without our patches: " + why + " (" + code + ")");
            case Rendering.Rendered(var bare) -> {
                checkOnlyAmounts(root, ours, bare, now);
                for (var file : ours.files().entrySet()) {
                    verify(root, Tree.below(ours.directory(), file.getKey()), file.getValue(), bare, now);
                }
            }
        }
    }

    private void checkOnlyAmounts(Root root, Component ours, List<Manifest> bare, List<Manifest> now) {
        RenderedDifference.between(root.path(), bare, now).stream()
                .filter(change -> !AMOUNT.matcher(change.path()).matches()
                        && !(change.object().kind().equals("HorizontalPodAutoscaler")
                                && TARGET.matcher(change.path()).matches()))
                .findFirst()
                .ifPresent(change -> add(
                        root,
                        ours.directory(),
                        FindingCode.CHANGES_MORE,
                        "It changes " + change.path() + " of " + change.object().kind() + " "
                                + change.object().name() + ", which is no amount of CPU or memory."));
    }

    private void verify(Root root, String path, Component.PatchFile file, List<Manifest> bare, List<Manifest> now) {
        var document = Yaml.document(file.text());
        var target = bare.stream()
                .filter(object -> isFor(root, file, document, object))
                .findFirst();
        if (target.isEmpty()) {
            add(
                    root,
                    path,
                    FindingCode.NO_TARGET,
                    "The root has no such object, so the patch does nothing; run rightsizer again or delete the file.");
            return;
        }
        var id = target.get().id();
        var template = template(target.get());
        var rendered = Preparation.object(now, id);
        if (template.isPresent() && rendered.isPresent()) {
            var patch = ComponentPatchReader.read(id, template.get(), document);
            for (var container : patch.containers()) {
                verify(
                        root,
                        path,
                        container,
                        new Pod(template.get(), target.get()),
                        new Pod(template.get(), rendered.get()));
            }
        }
    }

    private void verify(Root root, String path, PatchedContainer container, Pod bare, Pod now) {
        if (!bare.has(container.list(), container.name())) {
            add(
                    root,
                    path,
                    FindingCode.NO_CONTAINER,
                    text(bare.manifest()) + " has no container " + container.name()
                            + " any more; run rightsizer again or delete the file.");
            return;
        }
        container.amounts().forEach((leaf, amount) -> {
            var rendered = now.amount(container.list(), container.name(), leaf);
            if (!Intent.same(leaf, rendered, amount.orElse(null))) {
                add(
                        root,
                        path,
                        FindingCode.OVERRIDDEN,
                        "It sets " + leaf + " " + amount.orElse("none") + " for " + container.name() + " of "
                                + text(now.manifest()) + ", and something behind it sets "
                                + (rendered == null ? "none" : rendered) + ".");
            }
        });
    }

    /// Whether kustomize would apply the file to the object.
    private boolean isFor(Root root, Component.PatchFile file, @Nullable Object document, Manifest object) {
        var target = file.target();
        var kind = target == null ? Nested.at(document, "kind") : target.get("kind");
        if (!object.id().kind().equals(kind)) {
            return false;
        }
        var declaration = Declaration.of(object.id(), root, "", layers);
        return OwnPatch.addresses(object.id(), layers.at(root.path()).orElseThrow(), declaration).stream()
                .anyMatch(address -> target == null
                        ? OwnPatch.isNamed(document, address)
                        : OwnPatch.target(address).equals(target));
    }

    private static Optional<PodTemplate> template(Manifest object) {
        return PodTemplate.known()
                .filter(template -> template.kind().equals(object.id().kind())
                        && template.group().equals(object.id().group()))
                .findFirst();
    }

    private static String text(Manifest object) {
        return object.id().kind() + " " + object.id().name();
    }

    private void add(Root root, String file, FindingCode code, String reason) {
        findings.add(new Finding(root.path(), file, code, reason));
    }
}
