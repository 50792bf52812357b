package io.rightsizer.patches.placement;

import io.rightsizer.patches.kustomize.YamlMap;
import io.rightsizer.patches.kustomize.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The directory of ours in an overlay: a kustomize component with one file for each workload, and one more
/// for its autoscaler where that changes too.
///
/// @param directory in the checkout
/// @param files their texts and targets, by name; what earlier runs wrote stays
record Component(String directory, NavigableMap<String, PatchFile> files) {

    static final String MARKER = "Written by rightsizer; the next run replaces this file.";

    private static final String KUSTOMIZATION = "kustomization.yaml";
    private static final Set<String> FIELDS = Set.of("apiVersion", "kind", "patches");

    /// @param target which objects it changes; absent where the file names one itself
    record PatchFile(@Nullable YamlMap target, String text) {}

    Component {
        files = new TreeMap<>(files);
    }

    /// As it is in the checkout; without files where there is none yet, and absent where a directory of that
    /// name is somebody else's.
    static Optional<Component> in(Tree tree, String directory) {
        if (!tree.isDirectory(directory)) {
            return Optional.of(new Component(directory, new TreeMap<>()));
        }
        return tree.read(Tree.below(directory, KUSTOMIZATION))
                .filter(Component::isOurs)
                .map(Yaml::document)
                .filter(kustomization ->
                        FIELDS.containsAll(Nested.map(kustomization).keySet()))
                .map(kustomization -> new Component(directory, files(tree, directory, kustomization)));
    }

    static boolean isOurs(String text) {
        return text.lines().findFirst().orElse("").contains(MARKER);
    }

    private static NavigableMap<String, PatchFile> files(Tree tree, String directory, Object kustomization) {
        var files = new TreeMap<String, PatchFile>();
        for (var entry : Nested.list(Nested.at(kustomization, "patches"))) {
            var name = Nested.text(Nested.at(entry, "path"));
            tree.read(Tree.below(directory, name))
                    .ifPresent(text -> files.put(name, new PatchFile(target(entry), text)));
        }
        return files;
    }

    private static @Nullable YamlMap target(@Nullable Object entry) {
        var target = Nested.map(Nested.at(entry, "target"));
        if (target.isEmpty()) {
            return null;
        }
        var copy = new YamlMap();
        target.forEach((key, value) -> copy.with(String.valueOf(key), value));
        return copy;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /// Still a component, which changes nothing.
    Component withoutPatches() {
        return new Component(directory, new TreeMap<>());
    }

    Component with(Map<String, PatchFile> newer) {
        var all = new TreeMap<>(files);
        all.putAll(newer);
        return new Component(directory, all);
    }

    /// All texts by path in the checkout.
    NavigableMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        files.forEach((name, file) -> texts.put(Tree.below(directory, name), file.text()));
        texts.put(Tree.below(directory, KUSTOMIZATION), kustomization());
        return texts;
    }

    private String kustomization() {
        var patches = new ArrayList<YamlMap>();
        files.forEach((name, file) -> {
            var entry = YamlMap.of("path", name);
            patches.add(file.target() == null ? entry : entry.with("target", file.target()));
        });
        var component = YamlMap.of("apiVersion", "kustomize.config.k8s.io/v1alpha1")
                .with("kind", "Component")
                .with("patches", patches);
        return YamlText.file(
                MARKER,
                List.of("Sets the CPU and memory of workloads of this overlay, a file for each; take away the line"
                        + " under components that names this directory to undo all of them."),
                YamlText.compact(component));
    }
}
