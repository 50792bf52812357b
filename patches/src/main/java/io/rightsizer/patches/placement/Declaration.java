package io.rightsizer.patches.placement;

import io.rightsizer.patches.overlay.Root;
import io.rightsizer.patches.render.ObjectId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where an object comes from: the kustomizations it goes through and the document that declares it first.
///
/// @param layers from the root to the one that reads the file; empty for a directory without kustomization
/// @param document its place among the documents of the file
/// @param within where in that document it is: empty, or the entry of a `List`
/// @param content what the document says
record Declaration(
        List<Layer> layers, String file, int document, List<Object> within, Object content, Set<String> names) {

    private static final int DEEPEST = 30;

    Declaration {
        layers = List.copyOf(layers);
        within = List.copyOf(within);
        names = Set.copyOf(names);
    }

    /// @param id as the root renders it
    /// @param file that is known to declare it; empty to look for it
    static Optional<Declaration> of(ObjectId id, Root root, String file, Layers layers) {
        var search = new Search(id, file, layers);
        return layers.at(root.path()).isEmpty()
                ? layers.files(root).stream()
                        .flatMap(one -> search.inFile(one, List.of(), List.of(id.name())).stream())
                        .findFirst()
                : search.below(root.path(), List.of(), List.of(id.name()));
    }

    /// The name that the file gives it.
    String name() {
        return Nested.text(Nested.at(content, "metadata", "name"));
    }

    /// The namespace that the file gives it; empty where it gives none.
    String namespace() {
        return Nested.text(Nested.at(content, "metadata", "namespace"));
    }

    private record Search(ObjectId id, String file, Layers layers) {

        /// @param names of the object from the root's to this layer's own
        private Optional<Declaration> below(String directory, List<Layer> above, List<String> names) {
            var layer = layers.at(directory);
            var name = layer.flatMap(one -> one.below(names.getLast()));
            if (layer.isEmpty() || name.isEmpty() || above.size() > DEEPEST) {
                return Optional.empty();
            }
            var chain = plus(above, layer.get());
            var chainNames = plus(names, name.get());
            return Stream.concat(layer.get().resources().stream(), layer.get().components().stream())
                    .flatMap(path -> (layers.tree().isDirectory(path)
                                    ? below(path, chain, chainNames)
                                    : inFile(path, chain, chainNames))
                            .stream())
                    .findFirst();
        }

        private Optional<Declaration> inFile(String path, List<Layer> chain, List<String> names) {
            if (!file.isEmpty() && !file.equals(path)) {
                return Optional.empty();
            }
            var mentioned =
                    layers.tree().read(path).filter(text -> text.contains(id.kind()) && text.contains(names.getLast()));
            if (mentioned.isEmpty()) {
                return Optional.empty();
            }
            var documents = layers.documents(path);
            return IntStream.range(0, documents.size())
                    .boxed()
                    .flatMap(place -> inDocument(path, place, documents.get(place), chain, names).stream())
                    .findFirst();
        }

        private Optional<Declaration> inDocument(
                String path, int place, @Nullable Object document, List<Layer> chain, List<String> names) {
            if (document != null && isIt(document, names.getLast(), chain)) {
                return Optional.of(declaration(path, place, List.of(), document, chain, names));
            }
            var items = Nested.list(Nested.at(document, "items"));
            return IntStream.range(0, items.size())
                    .filter(item -> isIt(items.get(item), names.getLast(), chain))
                    .mapToObj(item -> declaration(path, place, List.of("items", item), items.get(item), chain, names))
                    .findFirst();
        }

        private static Declaration declaration(
                String path, int place, List<Object> within, Object content, List<Layer> chain, List<String> names) {
            return new Declaration(chain, path, place, within, content, new LinkedHashSet<>(names));
        }

        /// Where no layer sets a namespace, two objects of a name differ by their own.
        private boolean isIt(@Nullable Object document, String name, List<Layer> chain) {
            var namespace = Nested.text(Nested.at(document, "metadata", "namespace"));
            return id.kind().equals(Nested.at(document, "kind"))
                    && name.equals(Nested.at(document, "metadata", "name"))
                    && group(Nested.text(Nested.at(document, "apiVersion"))).equals(id.group())
                    && (namespace.isEmpty()
                            || namespace.equals(id.namespace())
                            || chain.stream().anyMatch(Layer::setsNamespace));
        }

        private static String group(String apiVersion) {
            var slash = apiVersion.indexOf('/');
            return slash < 0 ? "" : apiVersion.substring(0, slash);
        }

        private static <T> List<T> plus(List<T> list, T one) {
            var longer = new ArrayList<>(list);
            longer.add(one);
            return List.copyOf(longer);
        }
    }
}
