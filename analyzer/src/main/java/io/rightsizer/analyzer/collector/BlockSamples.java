package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.block.BlockException;
import io.rightsizer.analyzer.block.Chunk;
import io.rightsizer.analyzer.block.ChunkBytes;
import io.rightsizer.analyzer.block.StoredSeries;

/// Decodes chunks from disk into samples, without those that were deleted since. What the index says of a
/// chunk must be true: a chunk that is not in order, or elsewhere in time, is refused with its whole series.
final class BlockSamples {

    /// A sample every 300 ms for two weeks. Chunks of the same value take two bits a sample, so that a forged
    /// file could fill any memory.
    private static final int MOST = 4 << 20;

    private final ChunkBytes bytes = new ChunkBytes(XorChunk.SLACK);
    private final Samples samples = new Samples();

    /// The series' samples from `from` to `to` in epoch milliseconds and some around; they are used again for
    /// the next. Where blocks overlap they are in no order.
    Samples of(StoredSeries series, long from, long to) throws BlockException {
        samples.clear();
        for (var chunk : series.chunks(from, to)) {
            add(chunk);
        }
        return samples;
    }

    /// The samples of one chunk.
    Samples of(Chunk chunk) throws BlockException {
        samples.clear();
        add(chunk);
        return samples;
    }

    private void add(Chunk chunk) throws BlockException {
        chunk.read(bytes);
        var first = samples.size;
        try {
            XorChunk.decode(bytes.array(), bytes.offset(), bytes.length(), samples);
        } catch (XorChunk.Corrupt corrupt) {
            throw chunk.broken(String.valueOf(corrupt.getMessage()));
        }
        check(chunk, first);
        chunk.deletions().forEach(deleted -> samples.remove(first, deleted.from(), deleted.to()));
    }

    private void check(Chunk chunk, int first) throws BlockException {
        var before = chunk.first() - 1;
        for (int index = first; index < samples.size; index++) {
            var time = samples.times[index];
            if (time <= before || time > chunk.last()) {
                throw chunk.broken(
                        index == first || time > chunk.last()
                                ? "a chunk has samples of another time than the index says"
                                : "the samples of a chunk are out of order");
            }
            before = time;
        }
        if (samples.size > MOST) {
            throw chunk.broken("a series has more samples than any honest one");
        }
    }
}
