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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// Writes the `index` file of a block, version 2.
final class IndexWriter {

    /// As Go compares strings.
    private static final Comparator<byte[]> BY_BYTES = Arrays::compareUnsigned;

    private final OutputStream output;

    /// Numbers of series by name and value: symbols, which order as their texts do. First what all have.
    private final SortedMap<Long, Section> postings = new TreeMap<>();

    private final CRC32C checksum = new CRC32C();
    private long position;

    private IndexWriter(OutputStream output) {
        this.output = output;
    }

    /// @param numbers by symbol, from 0 on
    /// @param series whose labels are such numbers; they are numbered anew
    static void write(Path file, Map<String, Integer> numbers, List<WrittenSeries> series) throws IOException {
        var symbols = new TreeMap<byte[], Integer>(BY_BYTES);
        numbers.forEach((symbol, number) -> symbols.put(symbol.getBytes(UTF_8), number));
        var ranks = new int[numbers.size()];
        var rank = 0;
        for (var number : symbols.values()) {
            ranks[number] = ++rank;
        }
        series.forEach(each -> Arrays.setAll(each.labels(), index -> ranks[each.labels()[index]]));
        series.sort(Comparator.comparing(WrittenSeries::labels, Arrays::compare));
        try (var output = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            new IndexWriter(output).write(symbols.keySet(), series);
        }
    }

    private void write(Collection<byte[]> symbols, List<WrittenSeries> series) throws IOException {
        write(ByteBuffer.allocate(5).putInt(0xBAAAD700).put((byte) 2).array());
        var symbolsAt = position;
        writeSymbols(symbols);
        pad(16);
        var seriesAt = position;
        for (var each : series) {
            writeSeries(each);
        }
        pad(4);
        var labelIndicesAt = position;
        var offsets = new Section();
        writePostings(symbols, offsets);
        var labelTableAt = position;
        var empty = new Section();
        empty.i32(0);
        writeSection(empty.bytes());
        var tableAt = position;
        var table = new Section();
        table.i32(postings.size());
        table.write(offsets.bytes());
        writeSection(table.bytes());
        writeContents(symbolsAt, seriesAt, labelIndicesAt, labelTableAt, labelIndicesAt, tableAt);
    }

    /// The first is empty, so that the others count from 1.
    private void writeSymbols(Collection<byte[]> symbols) throws IOException {
        var section = new Section();
        section.i32(symbols.size() + 1);
        section.text(new byte[0]);
        symbols.forEach(section::text);
        writeSection(section.bytes());
    }

    private void writeSeries(WrittenSeries series) throws IOException {
        pad(16);
        var number = (int) (position / 16);
        var labels = series.labels();
        var section = new Section();
        section.uvarint(labels.length / 2);
        list(0, 0, number);
        for (int index = 0; index < labels.length; index += 2) {
            section.uvarint(labels[index]);
            section.uvarint(labels[index + 1]);
            list(labels[index], labels[index + 1], number);
        }
        section.write(series.chunks());
        var bytes = section.bytes();
        var length = new Section();
        length.uvarint(bytes.length);
        write(length.bytes());
        writeChecked(bytes);
    }

    private void list(int name, int value, int number) {
        postings.computeIfAbsent((long) name << Integer.SIZE | value, _ -> new Section())
                .i32(number);
    }

    private void writePostings(Collection<byte[]> symbols, Section offsets) throws IOException {
        var texts = new ArrayList<>(symbols);
        texts.addFirst(new byte[0]);
        for (var entry : postings.entrySet()) {
            pad(4);
            offsets.uvarint(2);
            offsets.text(texts.get((int) (entry.getKey() >>> Integer.SIZE)));
            offsets.text(texts.get(entry.getKey().intValue()));
            offsets.uvarint(position);
            var numbers = entry.getValue().bytes();
            var section = new Section();
            section.i32(numbers.length / Integer.BYTES);
            section.write(numbers);
            writeSection(section.bytes());
        }
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
