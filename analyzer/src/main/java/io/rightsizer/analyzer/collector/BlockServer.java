package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.block.BlockException;
import io.rightsizer.analyzer.block.BlockStore;
import io.rightsizer.analyzer.block.Chunk;
import io.rightsizer.analyzer.block.StoredSeries;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;

/// What a server would answer, out of its blocks on disk: everything above it is the same. A broken block or
/// series is missing and told as a warning.
final class BlockServer implements PrometheusServer {

    /// How long a block is that was not merged with others yet.
    private static final Duration FIRST_LOOK = Duration.ofHours(2);

    private final BlockStore store;
    private final BlockLog log;

    private BlockServer(BlockStore store) {
        this.store = store;
        this.log = new BlockLog(store);
    }

    /// @throws SourceUnusableException when there is no block
    static BlockServer open(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new SourceUnusableException("there is no directory " + directory
                    + ": give one with blocks, as a snapshot or a data directory of Prometheus");
        }
        var store = store(directory);
        if (store.isEmpty()) {
            throw new SourceUnusableException("there are no blocks in " + directory + ": their directories have names"
                    + " of 26 capitals and digits; those of a snapshot are in snapshots/NAME of the data directory");
        }
        return new BlockServer(store);
    }

    private static BlockStore store(Path directory) throws IOException {
        try {
            return BlockStore.open(directory);
        } catch (BlockException failure) {
            throw new SourceUnusableException(
                    "no block in " + directory + " can be read, the first because " + failure.getMessage(), failure);
        }
    }

    Instant oldest() {
        return Instant.ofEpochMilli(store.from());
    }

    /// When the newest usage was seen, looking further and further back; the end of the last block where
    /// there is none.
    Instant newest() throws IOException {
        var questions = questions();
        var to = store.to();
        for (var back = FIRST_LOOK.toMillis(); ; back *= 8) {
            var newest = Long.MIN_VALUE;
            for (var series : questions.select(Selector.of(Queries.MEMORY), to - back, to)) {
                newest = Math.max(newest, last(questions, series, to - back, to));
            }
            if (newest > Long.MIN_VALUE || to - back < store.from()) {
                return Instant.ofEpochMilli(newest > Long.MIN_VALUE ? newest : to);
            }
        }
    }

    private static long last(BlockQuestions questions, StoredSeries series, long from, long to) {
        try {
            return series.chunks(from, to).stream().mapToLong(Chunk::last).max().orElse(Long.MIN_VALUE);
        } catch (BlockException failure) {
            questions.failed(series, failure);
            return Long.MIN_VALUE;
        }
    }

    @Override
    public List<Labels> series(List<Selector> selectors, HistoryWindow window) throws IOException {
        var questions = questions();
        var found = new LinkedHashSet<Labels>();
        for (var selector : selectors) {
            questions.select(selector, window.from().toEpochMilli(), window.to().toEpochMilli()).stream()
                    .map(series -> new Labels(series.labels()))
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    @Override
    public List<LabelledValue> vector(PromQuery query, Instant at) throws IOException {
        return new BlockVector(questions(), at.toEpochMilli()).answer(query);
    }

    @Override
    public UsageReader usage() {
        return new BlockReader(questions());
    }

    @Override
    public List<String> warnings() {
        return log.warnings();
    }

    @Override
    public List<String> notes() {
        return log.notes();
    }

    @Override
    public long requests() {
        return log.questions();
    }

    @Override
    public String description() {
        return store.directory().toString();
    }

    @Override
    public void close() {
        store.close();
    }

    private BlockQuestions questions() {
        return new BlockQuestions(store, log);
    }
}
