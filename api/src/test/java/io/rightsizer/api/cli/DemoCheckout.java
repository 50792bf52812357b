package io.rightsizer.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// A copy of the manifests that the demo leaves, for a test to change.
record DemoCheckout(Path directory) {

    static DemoCheckout in(Path directory) throws IOException {
        DemoRun.saved();
        var from = DemoRun.DIRECTORY.resolve("config");
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var to = directory.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return new DemoCheckout(directory);
    }

    /// Every file with its text.
    SortedMap<String, String> texts() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).forEach(file -> texts.put(relative(file), text(file)));
        }
        return texts;
    }

    private String relative(Path file) {
        return directory.relativize(file).toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
