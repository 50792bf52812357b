package io.rightsizer.patches.placement;

import io.rightsizer.patches.render.BrokenCode;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.ObjectId;
import io.rightsizer.patches.render.Renderer;
import io.rightsizer.patches.render.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A copy of a checkout in which changes are tried. Symbolic links are not copied: what needs one does not
/// render.
final class Scratch implements AutoCloseable {

    private final Tree original;
    private final Tree copy;
    private final Renderer renderer;
    private final Map<String, Set<String>> drafted = new ConcurrentHashMap<>();

    private Scratch(Tree original, Tree copy, Renderer renderer) {
        this.original = original;
        this.copy = copy;
        this.renderer = renderer;
    }

    static Scratch of(Tree original, Renderer renderer) throws IOException {
        var directory = Files.createTempDirectory("rightsizer-tree").toRealPath();
        try {
            copy(original.top(), directory);
        } catch (IOException | RuntimeException e) {
            delete(directory);
            throw e;
        }
        return new Scratch(original, new Tree(new io.rightsizer.patches.overlay.Checkout(directory)), renderer);
    }

    /// Renders a root as it would be with these files. Roots do not see each other's.
    ///
    /// @param texts by path; all other files of the root are as in the checkout
    Rendering render(String root, Map<String, String> texts) throws InterruptedException {
        try {
            restore(drafted.getOrDefault(root, Set.of()));
            for (var file : texts.entrySet()) {
                write(file.getKey(), file.getValue());
            }
            drafted.put(root, Set.copyOf(texts.keySet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var layers = new Layers(copy, List.of());
        return layers.at(root).isPresent() ? renderer.render(copy.resolve(root)) : plain(layers.files(root));
    }

    @Override
    public void close() {
        try {
            delete(copy.top());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a directory without kustomization gives a cluster: its manifests as they are.
    private Rendering plain(Set<String> files) {
        var manifests = new ArrayList<Manifest>();
        for (var file : files) {
            var documents = copy.read(file).flatMap(Yaml::documents);
            if (documents.isEmpty()) {
                return new Rendering.Broken(BrokenCode.UNREADABLE, file + " is no YAML; correct it, or leave it out");
            }
            documents.get().forEach(document -> manifests.addAll(manifests(document)));
        }
        return new Rendering.Rendered(manifests);
    }

    private static List<Manifest> manifests(@Nullable Object document) {
        if (!(document instanceof Map<?, ?> map) || !map.containsKey("kind")) {
            return List.of();
        }
        if (Nested.text(map.get("kind")).endsWith("List") && map.get("items") instanceof List<?> items) {
            return items.stream().flatMap(item -> manifests(item).stream()).toList();
        }
        var content = new java.util.LinkedHashMap<String, Object>();
        map.forEach((key, value) -> content.put(String.valueOf(key), value));
        return List.of(new Manifest(id(map), content));
    }

    private static ObjectId id(Map<?, ?> object) {
        var version = Nested.text(object.get("apiVersion"));
        var slash = version.indexOf('/');
        return new ObjectId(
                slash < 0 ? "" : version.substring(0, slash),
                version.substring(slash + 1),
                Nested.text(object.get("kind")),
                Nested.text(Nested.at(object, "metadata", "namespace")),
                Nested.text(Nested.at(object, "metadata", "name")));
    }

    private void restore(Set<String> files) throws IOException {
        for (var file : files) {
            var text = original.read(file);
            if (text.isPresent()) {
                write(file, text.get());
            } else {
                Files.deleteIfExists(copy.resolve(file));
            }
        }
    }

    private void write(String file, String text) throws IOException {
        var place = copy.resolve(file);
        Files.createDirectories(java.util.Objects.requireNonNull(place.getParent()));
        Files.writeString(place, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.endsWith(".git")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
