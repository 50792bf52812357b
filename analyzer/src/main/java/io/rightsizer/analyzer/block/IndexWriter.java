package io.rightsizer.analyzer.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rightsizer.analyzer.block.BlockWriter.WrittenSeries;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/// Writes the `index` file of a block, version 2.
final class IndexWriter {

    /// As Go compares strings, by their bytes.
    private static final Comparator<String> BY_BYTES =
            (one, other) -> one.equals(other) ? 0 : Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));

    private final OutputStream output;
    private final Map<String, Integer> symbols = new HashMap<>();
    private final SortedMap<String, SortedMap<String, List<Integer>>> postings = new TreeMap<>(BY_BYTES);
    private final CRC32C checksum = new CRC32C();
    private long position;

    private IndexWriter(OutputStream output) {
        this.output = output;
    }

    static void write(Path file, List<WrittenSeries> series) throws IOException {
        try (var output = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            new IndexWriter(output)
                    .write(series.stream()
                            .sorted(Comparator.comparing(WrittenSeries::labels, IndexWriter::compare))
                            .toList());
        }
    }

    private static int compare(SortedMap<String, String> one, SortedMap<String, String> other) {
        var right = other.entrySet().iterator();
        for (var left : one.entrySet()) {
            if (!right.hasNext()) {
                return 1;
            }
            var label = right.next();
            var name = BY_BYTES.compare(left.getKey(), label.getKey());
            var order = name == 0 ? BY_BYTES.compare(left.getValue(), label.getValue()) : name;
            if (order != 0) {
                return order;
            }
        }
        return right.hasNext() ? -1 : 0;
    }

    private void write(List<WrittenSeries> series) throws IOException {
        write(ByteBuffer.allocate(5).putInt(0xBAAAD700).put((byte) 2).array());
        var symbolsAt = position;
        writeSymbols(series);
        pad(16);
        var seriesAt = position;
        for (var each : series) {
            writeSeries(each);
        }
        pad(4);
        var labelIndicesAt = position;
        var offsets = new Section();
        var entries = writePostings(offsets);
        var labelTableAt = position;
        var empty = new Section();
        empty.i32(0);
        writeSection(empty.bytes());
        var tableAt = position;
        var table = new Section();
        table.i32(entries);
        table.write(offsets.bytes());
        writeSection(table.bytes());
        writeContents(symbolsAt, seriesAt, labelIndicesAt, labelTableAt, labelIndicesAt, tableAt);
    }

    private void writeSymbols(List<WrittenSeries> series) throws IOException {
        var sorted = new TreeSet<>(BY_BYTES);
        sorted.add("");
        series.forEach(each -> each.labels().forEach((name, value) -> {
            sorted.add(name);
            sorted.add(value);
        }));
        var section = new Section();
        section.i32(sorted.size());
        for (var symbol : sorted) {
            symbols.put(symbol, symbols.size());
            section.text(symbol);
        }
        writeSection(section.bytes());
    }

    private void writeSeries(WrittenSeries series) throws IOException {
        pad(16);
        var number = (int) (position / 16);
        var section = new Section();
        section.uvarint(series.labels().size());
        series.labels().forEach((name, value) -> {
            section.uvarint(symbols.getOrDefault(name, -1));
            section.uvarint(symbols.getOrDefault(value, -1));
            list(name, value, number);
        });
        list("", "", number);
        writeChunks(section, series.chunks());
        var bytes = section.bytes();
        var length = new Section();
        length.uvarint(bytes.length);
        write(length.bytes());
        writeChecked(bytes);
    }

    private void list(String name, String value, int number) {
        postings.computeIfAbsent(name, absent -> new TreeMap<>(BY_BYTES))
                .computeIfAbsent(value, absent -> new ArrayList<>())
                .add(number);
    }

    private static void writeChunks(Section section, long[] chunks) {
        section.uvarint(chunks.length / 3);
        for (int index = 0; index < chunks.length; index += 3) {
            if (index == 0) {
                section.varint(chunks[0]);
                section.uvarint(chunks[1] - chunks[0]);
                section.uvarint(chunks[2]);
            } else {
                section.uvarint(chunks[index] - chunks[index - 2]);
                section.uvarint(chunks[index + 1] - chunks[index]);
                section.varint(chunks[index + 2] - chunks[index - 1]);
            }
        }
    }

    /// @return how many there are
    private int writePostings(Section offsets) throws IOException {
        var entries = 0;
        for (var name : postings.entrySet()) {
            for (var value : name.getValue().entrySet()) {
                pad(4);
                entry(offsets, name.getKey(), value.getKey());
                entries++;
                var section = new Section();
                section.i32(value.getValue().size());
                value.getValue().forEach(section::i32);
                writeSection(section.bytes());
            }
        }
        return entries;
    }

    private void entry(Section offsets, String name, String value) {
        offsets.uvarint(2);
        offsets.text(name);
        offsets.text(value);
        offsets.uvarint(position);
    }

    private void writeContents(long... offsets) throws IOException {
        var contents = ByteBuffer.allocate(Long.BYTES * offsets.length);
        for (var offset : offsets) {
            contents.putLong(offset);
        }
        writeChecked(contents.array());
    }

    private void writeSection(byte[] bytes) throws IOException {
        write(ByteBuffer.allocate(4).putInt(bytes.length).array());
        writeChecked(bytes);
    }

    private void writeChecked(byte[] bytes) throws IOException {
        checksum.reset();
        checksum.update(bytes);
        write(bytes);
        write(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    private void pad(int unit) throws IOException {
        write(new byte[(int) ((unit - position % unit) % unit)]);
    }

    private void write(byte[] bytes) throws IOException {
        output.write(bytes);
        position += bytes.length;
    }
}
