package io.rightsizer.analyzer.block;

import io.rightsizer.analyzer.block.Chunk.Deletion;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was deleted of a block's series since it was written.
/// The layout is `tsdb/docs/format/tombstones.md` of Prometheus.
final class Tombstones {

    private static final int MAGIC = 0x0130BA30;
    private static final int VERSION = 1;
    private static final int HEADER = 5;
    private static final int CHECKSUM = 4;

    private final Map<Long, List<Deletion>> deletions = new HashMap<>();

    /// None where the file is missing.
    static Tombstones read(Path path, Arena arena) throws BlockException {
        var tombstones = new Tombstones();
        if (!Files.exists(path)) {
            return tombstones;
        }
        var file = MappedFile.open(path, arena);
        var header = file.cursor(0, file.size());
        if (header.u32() != MAGIC) {
            throw file.broken(0, "is no list of deletions");
        }
        var version = header.u8();
        if (version != VERSION) {
            throw file.broken(4, "is a list of deletions of version " + version + ", and only version 1 is known here");
        }
        if (file.size() < HEADER + CHECKSUM) {
            throw file.broken(file.size(), "the file ends before its checksum");
        }
        file.check(HEADER, file.size() - CHECKSUM, "the deletions");
        tombstones.readAll(file.cursor(HEADER, file.size() - CHECKSUM));
        return tombstones;
    }

    private void readAll(Cursor stones) throws BlockException {
        while (stones.left() > 0) {
            var series = stones.uvarint();
            var deletion = new Deletion(stones.varint(), stones.varint());
            deletions.computeIfAbsent(series, absent -> new ArrayList<>()).add(deletion);
        }
    }

    /// @param series the number the index gives it
    List<Deletion> of(long series) {
        return deletions.isEmpty() ? List.of() : deletions.getOrDefault(series, List.of());
    }
}
