package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.kustomize.SafeName;
import io.rightsizer.patches.kustomize.YamlMap;
import io.rightsizer.patches.kustomize.YamlText;
import io.rightsizer.patches.render.ObjectId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The file of our component for one object: what it says today, and what it would say.
final class OwnPatch {

    private final Site site;
    private final Pod bare;
    private final Set<ObjectId> addresses = new LinkedHashSet<>();
    private final Optional<String> file;
    private final Optional<Component.PatchFile> patch;
    private final Optional<ComponentPatch> today;

    /// @param bare the workload as it is without our component
    OwnPatch(Site site, Pod bare, Optional<Declaration> declaration) {
        this.site = site;
        this.bare = bare;
        site.layer()
                .ifPresent(layer -> addresses.addAll(addresses(bare.manifest().id(), layer, declaration)));
        var own = site.component().files().entrySet().stream()
                .filter(entry -> isAboutIt(entry.getValue()))
                .findFirst();
        this.file = own.map(Map.Entry::getKey);
        this.patch = own.map(Map.Entry::getValue);
        this.today = patch.map(
                one -> ComponentPatchReader.read(bare.manifest().id(), bare.template(), Yaml.document(one.text())));
    }

    /// The names under which kustomize knows an object where the root's components are applied: first as the
    /// root's own kustomization receives it, then as its manifest has it. Kustomize finds it by either unless
    /// two objects share one.
    static Set<ObjectId> addresses(ObjectId id, Layer layer, Optional<Declaration> declaration) {
        var addresses = new LinkedHashSet<ObjectId>();
        var declaredNamespace = declaration.map(Declaration::namespace).orElse("");
        var namespace = layer.setsNamespace() ? declaredNamespace : id.namespace();
        layer.below(id.name()).ifPresent(name -> addresses.add(named(id, namespace, name)));
        declaration.ifPresent(one -> addresses.add(named(id, one.namespace(), one.name())));
        return addresses;
    }

    List<ObjectId> addresses() {
        return List.copyOf(addresses);
    }

    /// What it sets for a container today; empty where nothing.
    Map<Leaf, Optional<String>> amounts(String list, String container) {
        return today.map(patch -> patch.amounts(list, container)).orElse(Map.of());
    }

    /// Whether it is written as operations today.
    Optional<Style> style() {
        return patch.map(one -> one.target() == null ? Style.MERGE : Style.OPERATIONS);
    }

    /// Its path in the checkout.
    String path(WorkloadChange change) {
        return Tree.below(site.component().directory(), name(change));
    }

    /// The file with these amounts over those that it sets today.
    Map<String, Component.PatchFile> with(WorkloadChange change, List<Needed> needed, Style style, ObjectId address) {
        var newer = new LinkedHashMap<List<String>, PatchedContainer>();
        for (var one : needed) {
            var amounts = new EnumMap<Leaf, Optional<String>>(Leaf.class);
            amounts.put(one.leaf(), Optional.ofNullable(one.amount()));
            var key = List.of(one.list(), one.container());
            newer.put(
                    key,
                    newer.getOrDefault(key, new PatchedContainer(one.list(), one.container(), Map.of()))
                            .with(amounts));
        }
        var earlier = today.map(ComponentPatch::containers).orElse(List.of());
        var patch = new ComponentPatch(address, earlier).with(new ArrayList<>(newer.values()), bare);
        return Map.of(
                name(change),
                switch (style) {
                    case MERGE -> new Component.PatchFile(null, text(change, patch.merge(bare)));
                    case OPERATIONS -> new Component.PatchFile(target(address), text(change, patch.operations(bare)));
                });
    }

    /// Selects one object. Kubernetes names hold no other character that means something in a regular
    /// expression.
    static YamlMap target(ObjectId address) {
        var target = address.group().isEmpty() ? new YamlMap() : YamlMap.of("group", address.group());
        target.with("version", address.version())
                .with("kind", address.kind())
                .with("name", "^" + address.name().replace(".", "\\.") + "$");
        return address.namespace().isEmpty() ? target : target.with("namespace", "^" + address.namespace() + "$");
    }

    private static String text(WorkloadChange change, Object document) {
        var comments = new ArrayList<String>();
        comments.add(title(change));
        for (var container : change.containers()) {
            comments.add(container.name() + ": " + container.summary());
            if (!container.explanation().isBlank()) {
                comments.add("  " + container.explanation());
            }
        }
        return YamlText.file(Component.MARKER, comments, YamlText.block(document));
    }

    static String title(WorkloadChange change) {
        var cluster = change.id().cluster();
        return change.id().kind() + " " + change.id().namespace() + "/"
                + change.id().name() + (cluster.isEmpty() ? "" : ", cluster " + cluster);
    }

    /// The one it has, or `deployment-web.yaml`, with the namespace behind it where another workload has
    /// taken that.
    private String name(WorkloadChange change) {
        return file.orElseGet(() -> {
            var name = SafeName.of(change.id().kind().name().toLowerCase(Locale.ROOT) + "-"
                    + change.id().name());
            return site.component().files().containsKey(name + ".yaml")
                    ? name + "~" + SafeName.of(change.id().namespace()) + ".yaml"
                    : name + ".yaml";
        });
    }

    private boolean isAboutIt(Component.PatchFile file) {
        var target = file.target();
        if (target != null) {
            return addresses.stream().anyMatch(address -> target(address).equals(target));
        }
        var document = Yaml.document(file.text());
        return bare.template().kind().equals(Nested.at(document, "kind"))
                && addresses.stream().anyMatch(address -> isNamed(document, address));
    }

    /// Whether a merge patch names this object.
    static boolean isNamed(@Nullable Object document, ObjectId address) {
        return address.name().equals(Nested.at(document, "metadata", "name"))
                && address.namespace().equals(Nested.text(Nested.at(document, "metadata", "namespace")));
    }

    private static ObjectId named(ObjectId id, String namespace, String name) {
        return new ObjectId(id.group(), id.version(), id.kind(), namespace, name);
    }
}
