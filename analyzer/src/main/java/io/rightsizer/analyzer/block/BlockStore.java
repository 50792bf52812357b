package io.rightsizer.analyzer.block;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The blocks of a directory as one store: a data directory of Prometheus, a snapshot of one, what a Thanos
/// bucket holds, or a single block. Only the index and the chunks that a question needs are read. Several
/// threads may ask.
///
/// Blocks that another block says it was merged from are left out, as Prometheus deletes them. Blocks that
/// overlap otherwise are both read, and named.
public final class BlockStore implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[0-9A-Z]{26}");

    private final Path directory;
    private final List<Block> blocks;
    private final List<BlockException> unusable;
    private final Arena arena;

    private BlockStore(Path directory, List<Block> blocks, List<BlockException> unusable, Arena arena) {
        this.directory = directory;
        this.blocks = blocks;
        this.unusable = unusable;
        this.arena = arena;
    }

    /// Reads what the blocks say of themselves, and nothing else.
    ///
    /// @throws BlockException when there are blocks and none is usable
    /// @throws IOException when the directory cannot be listed
    public static BlockStore open(Path directory) throws IOException {
        var unusable = new ArrayList<BlockException>();
        var metas = new ArrayList<BlockMeta>();
        for (var each : directories(directory)) {
            try {
                metas.add(BlockMeta.read(each));
            } catch (BlockException failure) {
                unusable.add(failure);
            }
        }
        if (metas.isEmpty() && !unusable.isEmpty()) {
            throw unusable.getFirst();
        }
        var merged = new HashSet<String>();
        metas.forEach(meta -> merged.addAll(meta.parents()));
        metas.removeIf(meta -> merged.contains(meta.name()));
        metas.sort(Comparator.comparingLong(BlockMeta::from).thenComparing(BlockMeta::name));
        var arena = Arena.ofShared();
        return new BlockStore(
                directory, metas.stream().map(meta -> new Block(meta, arena)).toList(), unusable, arena);
    }

    private static List<Path> directories(Path directory) throws IOException {
        if (BlockMeta.isIn(directory)) {
            return List.of(directory);
        }
        try (var entries = Files.list(directory)) {
            return entries.filter(entry ->
                            NAME.matcher(String.valueOf(entry.getFileName())).matches())
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    public Path directory() {
        return directory;
    }

    /// Whether there is not a single block.
    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /// Epoch milliseconds of the earliest sample that may be held; the latest time there is where no block is
    /// usable.
    public long from() {
        return blocks.stream().mapToLong(block -> block.meta().from()).min().orElse(Long.MAX_VALUE);
    }

    /// Epoch milliseconds behind the latest sample that may be held; the earliest time there is where no
    /// block is usable.
    public long to() {
        return blocks.stream().mapToLong(block -> block.meta().to()).max().orElse(Long.MIN_VALUE);
    }

    /// The series that pass all tests and may have samples from `from` to `to`, in epoch milliseconds, in the
    /// order of their labels.
    ///
    /// @param failures hears of what is broken or doubtful in that time; the rest is returned
    public List<StoredSeries> select(List<LabelTest> tests, long from, long to, Failures failures) {
        unusable.forEach(failures::add);
        var found = new LinkedHashMap<LabelBytes, StoredSeries>();
        var texts = new HashMap<String, String>();
        for (var block : within(from, to, failures)) {
            try {
                block.select(tests, from, to, (labels, part) -> add(found, texts, labels, part), failures);
            } catch (BlockException failure) {
                failures.add(failure);
            } catch (InternalError fault) {
                failures.add(block.gone(fault));
            }
        }
        return found.values().stream().sorted(StoredSeries.BY_LABELS).toList();
    }

    private static void add(
            Map<LabelBytes, StoredSeries> found, Map<String, String> texts, LabelBytes labels, SeriesPart part) {
        var series = found.get(labels);
        if (series == null) {
            series = new StoredSeries(labels.labels(texts));
            found.put(labels.copy(), series);
        }
        series.add(part);
    }

    private List<Block> within(long from, long to, Failures failures) {
        var within = blocks.stream()
                .filter(block -> block.meta().from() <= to && block.meta().to() > from)
                .toList();
        var raw =
                within.stream().filter(block -> block.meta().resolution() == 0).toList();
        Overlaps.of(raw).forEach(failures::add);
        within.stream()
                .filter(block -> block.meta().resolution() > 0 && !Overlaps.isCovered(block, raw))
                .forEach(block -> failures.add(block.thinned()));
        return raw;
    }

    @Override
    public void close() {
        arena.close();
    }
}
