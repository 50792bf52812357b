package io.rightsizer.patches.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Directories that live as long as one build.
public final class Scratch {

    private Scratch() {}

    /// With all that is in it. What cannot be deleted is left to the system: the build is over, and it succeeded or
    /// failed for other reasons.
    public static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            directory.toFile().deleteOnExit();
        }
    }
}
