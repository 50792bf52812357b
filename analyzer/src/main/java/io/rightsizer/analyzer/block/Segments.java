package io.rightsizer.analyzer.block;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The files of a block's `chunks` directory, each opened when first needed.
/// The layout is `tsdb/docs/format/chunks.md` of Prometheus.
final class Segments {

    private static final int MAGIC = 0x85BD40DD;
    private static final int VERSION = 1;
    private static final int XOR = 1;

    /// 65,535 samples, which is the most a chunk counts, at 145 bits the longest, and what stands before
    /// them.
    private static final long LONGEST = 2 + 65_535L * 19;

    private final Path directory;
    private final Arena arena;
    private final Map<Long, MappedFile> open = new ConcurrentHashMap<>();

    Segments(Path directory, Arena arena) {
        this.directory = directory;
        this.arena = arena;
    }

    Path path(long number) {
        return directory.resolve(String.format(Locale.ROOT, "%06d", number + 1));
    }

    void read(ChunkPlace place, ChunkBytes into) throws BlockException {
        var file = file(place.segment());
        var at = place.offset();
        var cursor = file.cursor(at, file.size());
        var length = cursor.count(cursor.uvarint(), 1, "a chunk");
        if (length > LONGEST) {
            throw file.broken(at, "a chunk has " + length + " bytes");
        }
        var bytes = into.room((int) length);
        file.copy(cursor.position(), ChunkBytes.ENCODING + (int) length, bytes, "a chunk");
        if (bytes[0] != XOR) {
            throw file.broken(at, "a chunk is encoded as " + name(bytes[0] & 0xff) + ", which is not read here");
        }
    }

    private MappedFile file(long number) throws BlockException {
        var known = open.get(number);
        return known == null ? opened(number) : known;
    }

    /// Once, though several threads may have found it closed.
    private synchronized MappedFile opened(long number) throws BlockException {
        var known = open.get(number);
        if (known != null) {
            return known;
        }
        var file = MappedFile.open(path(number), arena);
        var header = file.cursor(0, file.size());
        if (header.u32() != Integer.toUnsignedLong(MAGIC)) {
            throw file.broken(0, "is no segment of chunks");
        }
        var version = header.u8();
        if (version != VERSION) {
            throw file.broken(4, "is a segment of version " + version + ", and only version 1 is known here");
        }
        open.put(number, file);
        return file;
    }

    /// Prometheus' `tsdb/chunkenc`; 255 is how Thanos marks what it thinned out.
    private static String name(int encoding) {
        return switch (encoding) {
            case 0 -> "nothing";
            case 2, 5 -> "histograms";
            case 3, 6 -> "float histograms";
            case 4 -> "XOR2";
            case 255 -> "aggregates";
            default -> "number " + encoding;
        };
    }
}
