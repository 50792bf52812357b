package io.rightsizer.bench.fleet;

import io.rightsizer.analyzer.block.BlockWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// The blocks of a made-up fleet, written once and kept. Each spans 18 hours, as Prometheus merges them;
/// only the labels of one block are in memory.
public final class FleetBlocks {

    private static final long LENGTH = 18 * 3_600_000L;
    private static final String FACTS = "fleet.txt";

    private FleetBlocks() {}

    /// @param cache under which every size has a directory of its own
    /// @return the directory of the blocks, and in words what they hold
    public static Made in(Path cache, FleetSize size) throws IOException {
        var directory = cache.resolve(size.name());
        if (!Files.exists(directory.resolve(FACTS))) {
            write(directory, size);
        }
        return new Made(directory, Files.readString(directory.resolve(FACTS)));
    }

    /// @param facts one line
    public record Made(Path directory, String facts) {}

    private static void write(Path directory, FleetSize size) throws IOException {
        remove(directory);
        Files.createDirectories(directory);
        var fleet = Fleet.of(size);
        for (var from = Math.floorDiv(size.from(), LENGTH) * LENGTH; from < size.to(); from += LENGTH) {
            var block = new BlockTimes(Math.max(from, size.from()), Math.min(from + LENGTH, size.to()));
            write(directory, fleet, block, size.lean());
        }
        // Last, so that what was broken off is begun anew.
        Files.writeString(directory.resolve(FACTS), fleet.facts());
    }

    private static void write(Path directory, Fleet fleet, BlockTimes times, boolean lean) throws IOException {
        try (var writer = new BlockWriter(directory, times.from(), times.to())) {
            new FleetBlock(fleet, writer, times).write(lean);
            System.err.println("made " + writer.directory().getFileName());
        }
    }

    /// What an earlier attempt left.
    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var paths = Files.walk(directory)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
