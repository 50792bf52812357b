package io.rightsizer.analyzer.block;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// One block. Its index is opened when first asked for; a block that is broken is so for good.
final class Block {

    /// Series of one read and their labels are at most this many times as large as the index that holds each
    /// string once. Only a forged index makes more of itself.
    private static final long LARGEST_SHARE = 32;

    private final BlockMeta meta;
    private final SortedMap<String, String> external;
    private final Arena arena;
    private final Segments segments;
    private volatile @Nullable Contents contents;
    private @Nullable BlockException broken;

    private record Contents(Index index, Tombstones deletions) {}

    Block(BlockMeta meta, Arena arena) {
        this.meta = meta;
        this.external = meta.added();
        this.arena = arena;
        this.segments = new Segments(meta.directory().resolve("chunks"), arena);
    }

    BlockMeta meta() {
        return meta;
    }

    /// Hears one series, whose labels are those in hand until it returns.
    interface Sink {
        void accept(LabelBytes labels, SeriesPart part);
    }

    /// Delivers the series that pass and may have samples from `from` to `to`, in the order of their labels.
    ///
    /// @throws BlockException when the index cannot tell which they are; a series that is broken goes to
    ///     `failures`
    void select(List<LabelTest> tests, long from, long to, Sink sink, Failures failures) throws BlockException {
        var own = tests.stream().filter(test -> !isExternal(test)).toList();
        if (own.size() < tests.size() && !passesExternal(tests)) {
            return;
        }
        var index = contents().index();
        var asked = index.tests(own);
        var series = new SeriesEntry();
        var labels = new LabelBytes();
        var room = LARGEST_SHARE * index.size();
        for (var number : index.candidates(own)) {
            try {
                room -= index.read(number, series);
                var part = new SeriesPart(this, number, series.chunksAt(), series.end());
                if (passes(asked, series) && hasChunk(part, from, to)) {
                    index.labels(number, series, labels);
                    room -= labels.length();
                    deliver(part, labels, sink);
                }
            } catch (BlockException failure) {
                failures.add(failure);
            }
            if (room < 0) {
                throw doubtful("the labels of all its series are larger than any honest ones");
            }
        }
    }

    private static boolean passes(List<SymbolTest> tests, SeriesEntry series) throws BlockException {
        for (var test : tests) {
            if (!test.accepts(series)) {
                return false;
            }
        }
        return true;
    }

    private void deliver(SeriesPart part, LabelBytes labels, Sink sink) throws BlockException {
        if (!labels.add(external)) {
            throw doubtful("the labels of a series and of the block together are longer than any honest ones");
        }
        sink.accept(labels, part);
    }

    /// Where a block has no external labels of that name the series have their own.
    private boolean isExternal(LabelTest test) {
        return external.containsKey(test.label());
    }

    private boolean passesExternal(List<LabelTest> tests) {
        return tests.stream().allMatch(test -> Optional.ofNullable(external.get(test.label()))
                .map(test::accepts)
                .orElse(true));
    }

    private boolean hasChunk(SeriesPart part, long from, long to) throws BlockException {
        var deletions = contents().deletions().of(part.number());
        var list = contents().index().chunks(part.at(), part.end());
        var found = false;
        while (list.next()) {
            found |= list.meets(from, to) && !list.isIn(deletions);
        }
        return found;
    }

    /// Adds the chunks that may hold a sample of a time from `from` to `to`, in order of time.
    void chunks(SeriesPart part, long from, long to, List<Chunk> into) throws BlockException {
        var deletions = contents().deletions().of(part.number());
        var list = contents().index().chunks(part.at(), part.end());
        while (list.next()) {
            if (list.meets(from, to) && !list.isIn(deletions)) {
                into.add(new Chunk(this, list.place(), deletions));
            }
        }
    }

    void read(ChunkPlace place, ChunkBytes into) throws BlockException {
        segments.read(place, into);
    }

    Path segment(long number) {
        return segments.path(number);
    }

    BlockException doubtful(String how) {
        return new BlockException(meta.file(), how);
    }

    BlockException thinned() {
        return doubtful("was thinned out to one sample each " + meta.resolution() / 1000
                + " s, and no other block has the samples themselves; they are missing here");
    }

    /// Mapped bytes that can no longer be read: a file was cut off, or the disk or the network failed.
    BlockException gone(InternalError fault) {
        var failure = new BlockException(meta.directory().resolve("index"), "the file can no longer be read");
        failure.initCause(fault);
        return failure;
    }

    private Contents contents() throws BlockException {
        var known = contents;
        return known == null ? open() : known;
    }

    private synchronized Contents open() throws BlockException {
        if (broken != null) {
            throw broken;
        }
        var known = contents;
        if (known != null) {
            return known;
        }
        try {
            var deletions = Tombstones.read(meta.directory().resolve("tombstones"), arena);
            var opened = new Contents(Index.open(meta.directory().resolve("index"), arena), deletions);
            contents = opened;
            return opened;
        } catch (BlockException failure) {
            broken = failure;
            throw failure;
        }
    }
}
