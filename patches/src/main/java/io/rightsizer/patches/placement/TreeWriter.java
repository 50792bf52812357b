package io.rightsizer.patches.placement;

import io.rightsizer.patches.overlay.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes a planned change into the checkout: all of its files, or none.
public final class TreeWriter {

    private final Tree tree;

    private TreeWriter(Tree tree) {
        this.tree = tree;
    }

    /// @throws LeavesCheckoutException when a file is outside, behind a symbolic link, or what a forge runs
    /// @throws ChangedMeanwhileException when a file is not as it was when the change was planned
    /// @throws IOException when the disk fails; the checkout is then as it was
    public static void write(TreeChange change, Checkout checkout) throws IOException {
        var writer = new TreeWriter(new Tree(checkout));
        for (var file : change.files()) {
            writer.refuseIfChanged(file);
        }
        writer.write(change);
    }

    private void write(TreeChange change) throws IOException {
        Deque<FileChange> written = new ArrayDeque<>();
        try {
            for (var file : change.files()) {
                put(file.path(), file.after());
                written.push(file);
            }
        } catch (IOException e) {
            for (var file : written) {
                put(file.path(), file.before());
            }
            throw e;
        }
    }

    private void refuseIfChanged(FileChange file) throws IOException {
        var path = tree.resolve(file.path());
        var there = Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8))
                : Optional.<String>empty();
        if (!there.equals(Optional.ofNullable(file.before()))) {
            throw new ChangedMeanwhileException(
                    file.path() + " was changed after the change was planned; nothing was written, run again");
        }
    }

    /// A reader sees the old text or the new one.
    private void put(String file, @Nullable String text) throws IOException {
        var path = tree.resolve(file);
        if (text == null) {
            Files.deleteIfExists(path);
            return;
        }
        var directory = Objects.requireNonNull(path.getParent());
        Files.createDirectories(directory);
        var fresh = directory.resolve("." + path.getFileName() + "." + UUID.randomUUID());
        try {
            Files.writeString(fresh, text);
            keepPermissions(path, fresh);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Files.exists(from) && Files.getFileStore(from).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
