package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.block.BlockWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/// Series cut into blocks of equal length, as a server leaves them on disk.
public final class BlockFiles implements AutoCloseable {

    private final Path root;
    private final long length;
    private final SortedMap<Long, BlockWriter> blocks = new TreeMap<>();

    /// @param root the directory that will hold the blocks
    public BlockFiles(Path root, Duration length) {
        this.root = root;
        this.length = length.toMillis();
    }

    /// @param times ascending, in epoch milliseconds
    public void add(SortedMap<String, String> labels, long[] times, double[] values) throws IOException {
        for (int from = 0; from < times.length; ) {
            var begin = Math.floorDiv(times[from], length) * length;
            var to = from;
            while (to < times.length && times[to] < begin + length) {
                to++;
            }
            block(begin).add(labels, times, values, from, to);
            from = to;
        }
    }

    private BlockWriter block(long begin) throws IOException {
        var known = blocks.get(begin);
        if (known != null) {
            return known;
        }
        var block = new BlockWriter(root, begin, begin + length);
        blocks.put(begin, block);
        return block;
    }

    @Override
    public void close() throws IOException {
        for (var block : blocks.values()) {
            block.close();
        }
    }

    /// The blocks below one directory again below another, without what else is there.
    public static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.filter(file -> from.relativize(file).getName(0).toString().length() == 26)
                    .forEach(file -> copyOne(file, to.resolve(from.relativize(file))));
        }
    }

    private static void copyOne(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
