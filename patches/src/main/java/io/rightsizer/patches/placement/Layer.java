package io.rightsizer.patches.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One kustomization of a checkout.
///
/// @param directory its directory, empty for the top of the checkout
/// @param file its path
/// @param content its fields; empty where they cannot be read
record Layer(String directory, String file, Map<?, ?> content) {

    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    /// Empty where the directory has none.
    static Optional<Layer> in(Tree tree, String directory) {
        for (var name : NAMES) {
            var file = Tree.below(directory, name);
            var text = tree.read(file);
            if (text.isPresent()) {
                return Optional.of(new Layer(directory, file, Nested.map(Yaml.document(text.get()))));
            }
        }
        return Optional.empty();
    }

    /// Files and directories of manifests, as paths of the checkout.
    List<String> resources() {
        return Stream.concat(paths("resources"), paths("bases")).toList();
    }

    List<String> components() {
        return paths("components").toList();
    }

    String prefix() {
        return Nested.text(content.get("namePrefix"));
    }

    String suffix() {
        return Nested.text(content.get("nameSuffix"));
    }

    boolean setsNamespace() {
        return !Nested.text(content.get("namespace")).isEmpty();
    }

    /// What a name that this layer prints was before the layer changed it; empty where it cannot be of this
    /// layer.
    Optional<String> below(String name) {
        var fits = name.length() > prefix().length() + suffix().length()
                && name.startsWith(prefix())
                && name.endsWith(suffix());
        return fits
                ? Optional.of(name.substring(prefix().length(), name.length() - suffix().length()))
                : Optional.empty();
    }

    /// In the order in which they are applied.
    List<PatchSource> patches(Tree tree) {
        var merges = sources(tree, "patchesStrategicMerge", false);
        var operations = sources(tree, "patchesJson6902", true);
        var patches = sources(tree, "patches", true);
        return Stream.of(merges, patches, operations).flatMap(List::stream).toList();
    }

    private List<PatchSource> sources(Tree tree, String field, boolean entries) {
        var list = Nested.list(content.get(field));
        return IntStream.range(0, list.size())
                .mapToObj(i -> entries ? entry(tree, field, i, list.get(i)) : merge(tree, field, i, list.get(i)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<PatchSource> entry(Tree tree, String field, int place, Object entry) {
        var target = Nested.map(Nested.at(entry, "target"));
        return Nested.at(entry, "patch") instanceof String inline
                ? Optional.of(new PatchSource(file, List.of(field, place, "patch"), inline, target))
                : ofFile(tree, Nested.text(Nested.at(entry, "path")), target);
    }

    private Optional<PatchSource> merge(Tree tree, String field, int place, Object entry) {
        var text = Nested.text(entry);
        return text.contains("\n")
                ? Optional.of(new PatchSource(file, List.of(field, place), text, Map.of()))
                : ofFile(tree, text, Map.of());
    }

    private Optional<PatchSource> ofFile(Tree tree, String path, Map<?, ?> target) {
        return Tree.relative(directory, path)
                .flatMap(file -> tree.read(file).map(text -> new PatchSource(file, List.of(), text, target)));
    }

    private Stream<String> paths(String field) {
        return Nested.strings(content.get(field)).stream().flatMap(path -> Tree.relative(directory, path).stream());
    }
}
