package io.rightsizer.analyzer.block;

import java.nio.file.Path;
import java.util.List;

/// One chunk of a series, not read yet.
public final class Chunk {

    private final Block block;
    private final ChunkPlace place;
    private final List<Deletion> deletions;

    Chunk(Block block, ChunkPlace place, List<Deletion> deletions) {
        this.block = block;
        this.place = place;
        this.deletions = deletions;
    }

    /// Epoch milliseconds of the first sample, as the index has it.
    public long first() {
        return place.first();
    }

    /// Epoch milliseconds of the last sample, as the index has it.
    public long last() {
        return place.last();
    }

    /// What was deleted of the series since the block was written; the chunk still holds it.
    public List<Deletion> deletions() {
        return deletions;
    }

    /// Reads the chunk's samples, encoded as XOR, checked against their checksum.
    ///
    /// @throws BlockException also for every other encoding, by its name
    public void read(ChunkBytes into) throws BlockException {
        try {
            block.read(place, into);
        } catch (InternalError fault) {
            throw gone(fault);
        }
    }

    /// For bytes that the decoder finds malformed.
    public BlockException broken(String how) {
        return new BlockException(file(), place.offset(), how);
    }

    /// Mapped bytes that can no longer be read: the file was cut off, or the disk or the network failed.
    private BlockException gone(InternalError fault) {
        var failure = broken("the file can no longer be read");
        failure.initCause(fault);
        return failure;
    }

    private Path file() {
        return block.segment(place.segment());
    }

    /// @param from first deleted time, in epoch milliseconds
    /// @param to last deleted time
    public record Deletion(long from, long to) {}
}
