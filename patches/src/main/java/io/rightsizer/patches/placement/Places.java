package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.overlay.Root;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds where an environment sets resources of a workload in files of its own: patches of kustomizations
/// that no other root uses, those applied last first, then the manifest itself.
final class Places {

    private final Root root;
    private final Layers layers;
    private final Declaration declaration;
    private final Pod pod;

    /// @param pod as the root renders it
    Places(Root root, Layers layers, Declaration declaration, Pod pod) {
        this.root = root;
        this.layers = layers;
        this.declaration = declaration;
        this.pod = pod;
    }

    /// All of one container, the one that has the last word first.
    List<Place> of(String list, String container) {
        var places = new ArrayList<Place>();
        for (var document : PatchDocument.onTheWayOf(declaration, layers)) {
            if (isAlone(document.source().file())
                    && document.source().isAbout(kind(), declaration.names(), document.content())) {
                place(document, list, container).ifPresent(places::add);
            }
        }
        if (isAlone(declaration.file())) {
            manifest(list, container).ifPresent(places::add);
        }
        return places;
    }

    /// The file of the patch that sets the amount last, whoever else it is for; empty where none is found.
    Optional<String> overriding(String list, String container, Leaf leaf) {
        return PatchDocument.onTheWayOf(declaration, layers).stream()
                .filter(document -> document.source().mayBeAbout(kind(), declaration.names(), document.content()))
                .filter(document -> place(document, list, container)
                        .filter(place -> place.sets(leaf))
                        .isPresent())
                .map(document -> document.source().file())
                .findFirst();
    }

    private boolean isAlone(String file) {
        return layers.isAlone(root, file)
                && layers.tree()
                        .read(file)
                        .filter(text -> !Component.isOurs(text))
                        .isPresent();
    }

    private String kind() {
        return pod.template().kind();
    }

    private Optional<Place> manifest(String list, String container) {
        var path = Place.plus(declaration.within(), pod.template().path().toArray());
        var containers = Nested.list(
                Nested.at(Nested.at(declaration.content(), pod.template().path()), list));
        var index = Nested.indexOfName(containers, container);
        return index < 0
                ? Optional.empty()
                : Optional.of(new Place.Mapping(
                        declaration.file(),
                        declaration.document(),
                        List.of(),
                        Place.plus(path, list, index, "resources"),
                        Nested.map(Nested.at(containers, index, "resources")),
                        Map.of()));
    }

    private Optional<Place> place(PatchDocument document, String list, String container) {
        if (!document.source().embedded().isEmpty() && document.place() > 0) {
            return Optional.empty();
        }
        return document.content() instanceof List<?> operations
                ? operations(document, operations, list, container)
                : merge(document, list, container);
    }

    /// Only where the patch says something of the container's resources: naming it for another reason is no
    /// ownership.
    private Optional<Place> merge(PatchDocument document, String list, String container) {
        var containers = Nested.list(
                Nested.at(Nested.at(document.content(), pod.template().path()), list));
        var index = Nested.indexOfName(containers, container);
        var resources = Nested.map(Nested.at(containers, index, "resources"));
        return resources.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place.Mapping(
                        document.source().file(),
                        document.editedDocument(),
                        document.source().embedded(),
                        Place.plus(pod.template().path(), list, index, "resources"),
                        resources,
                        declared(list, container)));
    }

    private Map<?, ?> declared(String list, String container) {
        var containers = Nested.list(
                Nested.at(Nested.at(declaration.content(), pod.template().path()), list));
        return Nested.map(Nested.at(containers, Nested.indexOfName(containers, container), "resources"));
    }

    private Optional<Place> operations(PatchDocument document, List<?> operations, String list, String container) {
        var prefix = "/" + String.join("/", pod.template().path()) + "/" + list + "/"
                + pod.names(list).indexOf(container) + "/resources";
        var values = new EnumMap<Leaf, List<Object>>(Leaf.class);
        var sections = new HashMap<String, List<Object>>();
        for (var i = 0; i < operations.size(); i++) {
            var path = Nested.text(Nested.at(operations, i, "path"));
            var value = Nested.at(operations, i, "value");
            if (value != null && path.startsWith(prefix)) {
                collect(path.substring(prefix.length()), List.of(i, "value"), value, values, sections);
            }
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place.Operations(
                        document.source().file(),
                        document.editedDocument(),
                        document.source().embedded(),
                        values,
                        sections));
    }

    /// @param rest of the operation's path, below `resources`
    private static void collect(
            String rest,
            List<Object> place,
            Object value,
            Map<Leaf, List<Object>> values,
            Map<String, List<Object>> sections) {
        for (var leaf : Leaf.values()) {
            var section = "/" + leaf.section();
            if (rest.equals(section + "/" + leaf.resource())) {
                values.put(leaf, place);
            } else if (rest.equals(section) && value instanceof Map<?, ?> map) {
                sections.put(leaf.section(), place);
                putIfPresent(map, leaf, Place.plus(place, leaf.resource()), values);
            } else if (rest.isEmpty() && value instanceof Map<?, ?> map) {
                sections.put(leaf.section(), Place.plus(place, leaf.section()));
                putIfPresent(
                        Nested.map(map.get(leaf.section())),
                        leaf,
                        Place.plus(place, leaf.section(), leaf.resource()),
                        values);
            }
        }
    }

    private static void putIfPresent(Map<?, ?> map, Leaf leaf, List<Object> place, Map<Leaf, List<Object>> values) {
        if (map.containsKey(leaf.resource())) {
            values.put(leaf, place);
        }
    }
}
