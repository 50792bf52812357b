package io.rightsizer.api.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file whole or not at all: the text goes to a temporary sibling that takes the file's place at the end.
public final class AtomicFile {

    private AtomicFile() {}

    /// Writes UTF-8. When anything fails the former file is untouched.
    ///
    /// @throws OutputFileException naming the path and why it cannot be written
    public static void write(Path file, Content content) throws IOException {
        writeBytes(file, out -> {
            var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
            content.writeTo(text);
            text.flush();
        });
    }

    /// The same of what is no text.
    ///
    /// @throws OutputFileException naming the path and why it cannot be written
    public static void writeBytes(Path file, Bytes content) throws IOException {
        check(file);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            writeInPlace(file, content);
            return;
        }
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var sibling = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (var out = Files.newOutputStream(sibling, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
            moveOver(sibling, target);
        } catch (IOException failed) {
            throw new OutputFileException(
                    "cannot write " + file + ": " + reason(failed) + "; nothing was changed", failed);
        } finally {
            Files.deleteIfExists(sibling);
        }
    }

    /// Refuses what no writing could succeed on, before somebody waits for a result to write there.
    ///
    /// @throws OutputFileException when the file is a directory or its directory does not exist
    public static void check(Path file) throws OutputFileException {
        if (Files.isDirectory(file)) {
            throw new OutputFileException("cannot write " + file + ": it is a directory");
        }
        var directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new OutputFileException(
                    "cannot write " + file + ": its directory does not exist; nothing was changed");
        }
    }

    /// A pipe or a device cannot be replaced.
    private static void writeInPlace(Path file, Bytes content) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            content.writeTo(out);
        }
    }

    private static void moveOver(Path sibling, Path target) throws IOException {
        try {
            Files.move(sibling, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(sibling, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(IOException failed) {
        return switch (failed) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(failed.getMessage());
        };
    }

    /// What goes into the file as bytes.
    @FunctionalInterface
    public interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    /// What goes into the file.
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }
}
