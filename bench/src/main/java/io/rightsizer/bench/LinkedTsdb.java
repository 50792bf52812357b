package io.rightsizer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Hard links to the blocks of a TSDB in a directory of our own, so that the given one gets neither a write-ahead log
/// nor a compaction and may belong to a running server. Closing removes the directory, not the blocks.
record LinkedTsdb(Path directory) implements AutoCloseable {

    static LinkedTsdb of(Path tsdb) throws IOException {
        if (!Files.isDirectory(tsdb)) {
            throw new IOException("no directory of that name: " + tsdb);
        }
        // Beside the TSDB, because a hard link cannot cross file systems.
        var linked =
                new LinkedTsdb(Files.createTempDirectory(tsdb.toAbsolutePath().getParent(), "bench-"));
        Files.createDirectory(linked.data());
        if (linked.linkBlocks(tsdb) == 0) {
            linked.close();
            throw new IOException("no TSDB blocks in " + tsdb + "; name the directory that holds their directories");
        }
        return linked;
    }

    Path data() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("prometheus.log");
    }

    Path configuration() {
        return directory.resolve("prometheus.yml");
    }

    @Override
    public void close() throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private int linkBlocks(Path tsdb) throws IOException {
        try (var paths = Files.walk(tsdb)) {
            var inBlocks =
                    paths.filter(path -> isInBlock(tsdb.relativize(path))).toList();
            for (var path : inBlocks) {
                link(path, data().resolve(tsdb.relativize(path).toString()));
            }
            return inBlocks.size();
        }
    }

    private static void link(Path path, Path target) throws IOException {
        if (Files.isDirectory(path)) {
            Files.createDirectory(target);
        } else {
            Files.createLink(target, path);
        }
    }

    /// A block's directory is named by a ULID: 26 characters.
    private static boolean isInBlock(Path path) {
        return path.getName(0).toString().matches("[0-9A-Z]{26}");
    }
}
