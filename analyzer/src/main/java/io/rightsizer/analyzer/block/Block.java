package io.rightsizer.analyzer.block;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// One block. Its index is opened when first asked for; a block that is broken is so for good.
final class Block {

    /// Labels of one read are at most this many times as large as the index that holds each string once. Only
    /// a forged index makes more of itself.
    private static final long LARGEST_SHARE = 32;

    private final BlockMeta meta;
    private final SortedMap<String, String> external;
    private final Arena arena;
    private final Segments segments;
    private @Nullable Index index;
    private @Nullable Tombstones tombstones;
    private @Nullable BlockException broken;

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
        var opened = opened();
        var labels = new LabelBytes();
        var room = LARGEST_SHARE * opened.size();
        for (var number : opened.candidates(own)) {
            try {
                var series = opened.labels(number, labels);
                if (own.stream().allMatch(test -> test.accepts(labels))) {
                    deliver(new SeriesPart(this, number, series.position(), series.end()), from, to, labels, sink);
                }
            } catch (BlockException failure) {
                failures.add(failure);
            }
            room -= labels.length();
            if (room < 0) {
                throw doubtful("the labels of all its series are larger than any honest ones");
            }
        }
    }

    private void deliver(SeriesPart part, long from, long to, LabelBytes labels, Sink sink) throws BlockException {
        if (chunks(part, from, to).isEmpty()) {
            return;
        }
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

    List<Chunk> chunks(SeriesPart part, long from, long to) throws BlockException {
        var deletions = deletions().of(part.number());
        return opened().chunks(part.at(), part.end(), from, to).stream()
                .filter(place -> deletions.stream()
                        .noneMatch(deleted -> deleted.from() <= place.first() && deleted.to() >= place.last()))
                .map(place -> new Chunk(this, place, deletions))
                .toList();
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

    private Index opened() throws BlockException {
        open();
        return Objects.requireNonNull(index);
    }

    private Tombstones deletions() throws BlockException {
        open();
        return Objects.requireNonNull(tombstones);
    }

    private synchronized void open() throws BlockException {
        if (broken != null) {
            throw broken;
        }
        if (index == null) {
            try {
                tombstones = Tombstones.read(meta.directory().resolve("tombstones"), arena);
                index = Index.open(meta.directory().resolve("index"), arena);
            } catch (BlockException failure) {
                broken = failure;
                throw failure;
            }
        }
    }
}
