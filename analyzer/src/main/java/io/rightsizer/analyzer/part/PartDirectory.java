package io.rightsizer.analyzer.part;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Parts as files in a directory that the processes share.
public record PartDirectory(Path directory) implements PartStore {

    private static final String ENDING = ".part";

    @Override
    public List<String> names() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new SourceUnusableException(
                    "there is no directory " + directory + ": give --parts the one that the shards were given");
        }
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(directory.resolve(name));
    }

    @Override
    public void keep(String name, Path content) throws IOException {
        Files.createDirectories(directory);
        var sibling = Files.createTempFile(directory, name, ".tmp");
        try {
            Files.copy(content, sibling, StandardCopyOption.REPLACE_EXISTING);
            Files.move(sibling, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(sibling);
        }
    }

    @Override
    public void remove(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
