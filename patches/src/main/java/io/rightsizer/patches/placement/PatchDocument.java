package io.rightsizer.patches.placement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One document of a patch that people wrote.
///
/// @param place among the documents of its text
record PatchDocument(
        PatchSource source, int place, @Nullable Object content) {

    /// The documents of all patches that may change an object, the last applied first. Patches of a component
    /// are applied before those of the kustomization that uses it.
    static List<PatchDocument> onTheWayOf(Declaration declaration, Layers layers) {
        var documents = new ArrayList<PatchDocument>();
        for (var layer : declaration.layers()) {
            add(layer, layers, documents);
            for (var component : layer.components().reversed()) {
                layers.at(component).ifPresent(one -> add(one, layers, documents));
            }
        }
        return documents;
    }

    /// Which document of the file an edit is about: a kustomization that embeds patches has only one.
    int editedDocument() {
        return source.embedded().isEmpty() ? place : 0;
    }

    private static void add(Layer layer, Layers layers, List<PatchDocument> documents) {
        for (var source : layer.patches(layers.tree()).reversed()) {
            var contents = Yaml.documents(source.text()).orElse(List.of());
            for (var place = contents.size() - 1; place >= 0; place--) {
                documents.add(new PatchDocument(source, place, contents.get(place)));
            }
        }
    }
}
