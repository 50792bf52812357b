package io.rightsizer.analyzer.block;

import io.rightsizer.analyzer.block.Chunk.Deletion;
import java.util.List;

/// The chunks of a series as the index lists them, one after the other in order of time.
final class ChunkList {

    private final Cursor series;
    private long left;
    private boolean begun;
    private long first;
    private long last;
    private long reference;

    /// @param series stands at the list
    ChunkList(Cursor series) throws BlockException {
        this.series = series;
        this.left = series.count(series.uvarint(), 3, "a series");
    }

    /// Moves to the next chunk, at first to the first.
    ///
    /// @return whether there is one
    boolean next() throws BlockException {
        if (left == 0) {
            return false;
        }
        left--;
        first = begun ? later() : series.varint();
        var length = series.uvarint();
        if (length < 0 || first + length < first) {
            throw series.broken("a chunk ends before it begins");
        }
        last = first + length;
        reference = begun ? reference + series.varint() : series.uvarint();
        begun = true;
        return true;
    }

    private long later() throws BlockException {
        var gap = series.uvarint();
        if (gap <= 0 || last + gap < last) {
            throw series.broken("the chunks of a series are out of order or overlap");
        }
        return last + gap;
    }

    /// Whether the chunk may hold a sample of a time from `from` to `to`.
    boolean meets(long from, long to) {
        return first <= to && last >= from;
    }

    ChunkPlace place() {
        return new ChunkPlace(first, last, reference);
    }

    /// Whether one of the deletions is of the whole chunk.
    boolean isIn(List<Deletion> deletions) {
        for (var deleted : deletions) {
            if (deleted.from() <= first && deleted.to() >= last) {
                return true;
            }
        }
        return false;
    }
}
