package io.rightsizer.analyzer.block;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/// Writes one block as Prometheus does: the same series give the same bytes. Series may come in any order,
/// each once.
public final class BlockWriter implements AutoCloseable {

    private static final long LONGEST_SEGMENT = 512L << 20;
    private static final byte XOR = 1;
    private static final int CHECKSUM = 4;
    private static final String ULID = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Path directory;
    private final String name;
    private final long from;
    private final long to;
    private final List<WrittenSeries> series = new ArrayList<>();
    private final Map<String, Integer> symbols = new HashMap<>();
    private final ChunkEncoder encoder = new ChunkEncoder();
    private final CRC32C checksum = new CRC32C();
    private OutputStream segment = OutputStream.nullOutputStream();
    private int segments;
    private long offset;
    private long samples;
    private long chunks;

    /// One series.
    ///
    /// @param labels symbols of names and values in turn, ascending by name
    /// @param chunks where its chunks are, as the index has it
    record WrittenSeries(int[] labels, byte[] chunks) {}

    /// @param from epoch milliseconds of the block's first sample at the earliest
    /// @param to epoch milliseconds behind its last
    public BlockWriter(Path root, long from, long to) throws IOException {
        this.name = name(from, to);
        this.directory = root.resolve(name);
        this.from = from;
        this.to = to;
        Files.createDirectories(directory.resolve("chunks"));
        nextSegment();
    }

    /// 26 characters of which the first ten tell a time, here the block's beginning.
    private static String name(long from, long to) {
        var name = new StringBuilder();
        for (int shift = 45; shift >= 0; shift -= 5) {
            name.append(ULID.charAt((int) (from >>> shift) & 31));
        }
        for (int shift = 75; shift >= 0; shift -= 5) {
            name.append(ULID.charAt(shift > 63 ? 0 : (int) ((to - from) >>> shift) & 31));
        }
        return name.toString();
    }

    public Path directory() {
        return directory;
    }

    public void add(SortedMap<String, String> labels, long[] times, double[] values) throws IOException {
        add(labels, times, values, 0, times.length);
    }

    /// Samples `first` up to, not including `end`, ascending and within the block's time.
    public void add(SortedMap<String, String> labels, long[] times, double[] values, int first, int end)
            throws IOException {
        var places = new ChunkPlaces();
        for (int index = first; index < end; index++) {
            encoder.add(times[index], values[index]);
            if (encoder.isFull() || index + 1 == end) {
                samples += encoder.samples();
                places.add(encoder.firstTime(), encoder.lastTime(), write(encoder.toBytes()));
                encoder.reset();
            }
        }
        series.add(new WrittenSeries(numbered(labels), places.bytes()));
    }

    /// Millions of series share their names and most of their values.
    private int[] numbered(SortedMap<String, String> labels) {
        var numbers = IntStream.builder();
        labels.forEach((name, value) -> numbers.add(number(name)).add(number(value)));
        return numbers.build().toArray();
    }

    private int number(String symbol) {
        return symbols.computeIfAbsent(symbol, _ -> symbols.size());
    }

    /// @return the chunk's reference
    private long write(byte[] chunk) throws IOException {
        var head = new Section();
        head.uvarint(chunk.length);
        head.write(new byte[] {XOR});
        var before = head.bytes();
        if (offset + before.length + chunk.length + CHECKSUM > LONGEST_SEGMENT) {
            nextSegment();
        }
        var reference = (segments - 1L) << 32 | offset;
        checksum.reset();
        checksum.update(XOR);
        checksum.update(chunk);
        segment.write(before);
        segment.write(chunk);
        segment.write(
                ByteBuffer.allocate(CHECKSUM).putInt((int) checksum.getValue()).array());
        offset += before.length + chunk.length + CHECKSUM;
        chunks++;
        return reference;
    }

    private void nextSegment() throws IOException {
        segment.close();
        segments++;
        var file = directory.resolve("chunks").resolve(String.format(Locale.ROOT, "%06d", segments));
        segment = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        segment.write(ByteBuffer.allocate(8).putInt(0x85BD40DD).put((byte) 1).array());
        offset = 8;
    }

    /// Writes the index, and with `meta.json` makes a block of it.
    @Override
    public void close() throws IOException {
        segment.close();
        IndexWriter.write(directory.resolve("index"), symbols, series);
        Files.writeString(directory.resolve("meta.json"), meta());
    }

    private String meta() {
        return String.format(Locale.ROOT, """
                {
                  "ulid": "%1$s",
                  "minTime": %2$d,
                  "maxTime": %3$d,
                  "stats": {"numSamples": %4$d, "numSeries": %5$d, "numChunks": %6$d},
                  "compaction": {"level": 1, "sources": ["%1$s"]},
                  "version": 1
                }
                """, name, from, to, samples, series.size(), chunks);
    }
}
