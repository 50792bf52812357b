package io.rightsizer.patches.kustomize;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A directory that is replaced as a whole: readers see the old files or the new ones. Only a directory in which
/// every file carries our mark is replaced, and no symbolic link is followed.
final class OutputDirectory {

    /// Far more than a pod with a hundred containers needs.
    private static final int MOST_BYTES = 1 << 17;

    private final Path directory;
    private final Path parent;

    private OutputDirectory(Path directory, Path parent) {
        this.directory = directory;
        this.parent = parent;
    }

    static OutputDirectory at(Path out) {
        var directory = out.toAbsolutePath().normalize();
        var parent = directory.getParent();
        if (parent == null) {
            throw new OutputRefusedException(
                    out + " cannot be replaced as a whole; choose a directory for the patches");
        }
        return new OutputDirectory(directory, parent);
    }

    Path path() {
        return directory;
    }

    /// The text of the wanted files by their path relative to the directory, whose parts `/` separates.
    ///
    /// @param wanted is asked for that path
    /// @throws OutputRefusedException when something there is not ours, or too large to be
    SortedMap<String, String> files(Predicate<Path> wanted) throws IOException {
        refuseForeignFiles();
        var files = new TreeMap<String, String>();
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return files;
        }
        try (var all = Files.walk(directory)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var relative = directory.relativize(file);
                if (wanted.test(relative)) {
                    files.put(relative.toString().replace(File.separatorChar, '/'), text(file));
                }
            }
        }
        return files;
    }

    /// Replaces the content.
    ///
    /// @param files text by path relative to the directory
    /// @throws OutputRefusedException when something there is not ours
    void replaceWith(Map<String, String> files) throws IOException {
        refuseForeignFiles();
        Files.createDirectories(parent);
        var fresh = Files.createDirectory(sibling("new"));
        try {
            for (var file : files.entrySet()) {
                write(fresh.resolve(file.getKey()), file.getValue());
            }
            swap(fresh);
        } finally {
            delete(fresh);
        }
    }

    private void refuseForeignFiles() throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new OutputRefusedException(directory + " is not a directory; choose another one for the patches");
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile() || !isOurs(file)) {
                    throw new OutputRefusedException(
                            file + " was not written by rightsizer and would be lost; choose an empty directory");
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isOurs(Path file) throws IOException {
        var mark = YamlText.MARKER.getBytes(StandardCharsets.UTF_8);
        try (var content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var start = new String(content.readNBytes(mark.length + 16), StandardCharsets.UTF_8);
            return start.contains(YamlText.MARKER);
        }
    }

    private static String text(Path file) throws IOException {
        try (var content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new OutputRefusedException(file + " is larger than any patch; delete it to decline its amounts");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static void write(Path file, String text) throws IOException {
        var folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text);
    }

    private void swap(Path fresh) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(fresh, directory);
            return;
        }
        var old = sibling("old");
        Files.move(directory, old);
        try {
            Files.move(fresh, directory);
        } catch (IOException e) {
            Files.move(old, directory);
            throw e;
        }
        delete(old);
    }

    private Path sibling(String purpose) {
        return parent.resolve("." + directory.getFileName() + "." + purpose + "-" + UUID.randomUUID());
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
