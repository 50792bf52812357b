package io.rightsizer.patches.placement;

import io.rightsizer.patches.overlay.Checkout;
import io.rightsizer.patches.overlay.OverlayIndex;
import io.rightsizer.patches.overlay.Root;
import io.rightsizer.patches.render.BrokenCode;
import io.rightsizer.patches.render.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A copy of a checkout in which changes are tried. Symbolic links are not copied: what needs one does not
/// render.
final class Scratch implements AutoCloseable {

    private static final Rendering GONE = new Rendering.Broken(
            BrokenCode.BUILD_FAILED, "The root is not part of the index any more; index the checkout again.");

    private final Tree original;
    private final Tree copy;
    private final OverlayIndex index;
    private final Map<Root, Set<String>> drafted = new ConcurrentHashMap<>();

    private Scratch(Tree original, Tree copy, OverlayIndex index) {
        this.original = original;
        this.copy = copy;
        this.index = index;
    }

    static Scratch of(Tree original, OverlayIndex index) throws IOException {
        var directory = Files.createTempDirectory("rightsizer-tree").toRealPath();
        try {
            copy(original.top(), directory);
        } catch (IOException | RuntimeException e) {
            delete(directory);
            throw e;
        }
        return new Scratch(original, new Tree(new Checkout(directory)), index);
    }

    /// Renders a root as it would be with these files. Roots do not see each other's.
    ///
    /// @param texts by path; all other files of the root are as in the checkout
    Rendering render(Root root, Map<String, String> texts) throws InterruptedException {
        try {
            restore(drafted.getOrDefault(root, Set.of()));
            for (var file : texts.entrySet()) {
                write(file.getKey(), file.getValue());
            }
            drafted.put(root, Set.copyOf(texts.keySet()));
            return index.render(List.of(root), new Checkout(copy.top())).getOrDefault(root, GONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            delete(copy.top());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
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
                var target = to.resolve(from.relativize(file));
                if (attributes.isRegularFile()) {
                    Files.copy(file, target);
                } else if (attributes.isSymbolicLink() && staysWithin(from, file)) {
                    Files.createSymbolicLink(target, Files.readSymbolicLink(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean staysWithin(Path top, Path link) {
        try {
            return !Files.readSymbolicLink(link).isAbsolute()
                    && link.toRealPath().startsWith(top.toRealPath());
        } catch (IOException dangling) {
            return false;
        }
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
