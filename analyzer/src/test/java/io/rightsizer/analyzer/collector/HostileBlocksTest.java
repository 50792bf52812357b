package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.block.BlockWriter;
import io.rightsizer.analyzer.collector.QueryForm.CountBy;
import io.rightsizer.analyzer.collector.QueryForm.OverTime;
import io.rightsizer.analyzer.collector.QueryForm.Which;
import io.rightsizer.analyzer.collector.Selector.Matcher;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files changed at random, once as a bad disk would and once by somebody who makes the checksums right
/// again: they are read or refused, and nothing else happens.
class HostileBlocksTest {

    private static final int ROUNDS = 1_500;
    private static final Instant TO = Instant.parse("2026-03-01T02:00:00Z");
    private static final HistoryWindow WINDOW = new HistoryWindow(TO.minusSeconds(7200), TO, Duration.ofMinutes(5));

    /// Bytes that make lengths, counts and offsets large.
    private static final byte[] TELLING = {0, 1, (byte) 0x7f, (byte) 0x80, (byte) 0xff, (byte) 0xfe};

    private final Path root;

    private final Path block;
    private final Random random = new Random(5);

    HostileBlocksTest(@TempDir Path root) throws IOException {
        this.root = root;
        try (var writer = new BlockWriter(root, TO.minusSeconds(7200).toEpochMilli(), TO.toEpochMilli())) {
            block = writer.directory();
            for (int pod = 0; pod < 12; pod++) {
                var times = new long[118];
                var values = new double[118];
                for (int index = 0; index < times.length; index++) {
                    times[index] = TO.toEpochMilli() - (119L - index) * 60_000 + random.nextInt(12_000);
                    values[index] = random.nextInt(1_000);
                }
                var labels = Map.of("__name__", Queries.MEMORY, "namespace", "n" + pod % 3, "pod", "web-" + pod);
                writer.add(new TreeMap<>(labels), times, values);
            }
        }
        Files.write(block.resolve("tombstones"), tombstones());
    }

    private static byte[] tombstones() {
        var bytes = ByteBuffer.allocate(5 + 9 + 4).putInt(0x0130BA30).put((byte) 1);
        bytes.put(new byte[] {20, 2, 4, 21, (byte) 0x80, 1, (byte) 0x80, 2, 0});
        return bytes.putInt(sum(bytes.array(), 5, 13)).array();
    }

    @Test
    void aBadDiskIsNoticed() throws IOException {
        for (var name : List.of("index", "chunks/000001", "meta.json", "tombstones")) {
            var file = block.resolve(name);
            var whole = Files.readAllBytes(file);
            for (int round = 0; round < ROUNDS / 10; round++) {
                Files.write(file, changed(whole));
                assertReadOrRefused();
            }
            Files.write(file, whole);
        }
    }

    @Test
    void lengthsAndOffsetsThatLieAreNoticed() throws IOException {
        var index = block.resolve("index");
        var whole = Files.readAllBytes(index);
        var ranges = checkedRanges(ByteBuffer.wrap(whole));
        for (int round = 0; round < ROUNDS; round++) {
            var changed = whole.clone();
            var range = ranges.get(random.nextInt(ranges.size()));
            for (int times = random.nextInt(1, 4); times > 0; times--) {
                changed[random.nextInt(range.from(), range.to())] = any();
            }
            Files.write(index, repaired(changed, range));
            assertReadOrRefused();
        }
    }

    @Test
    void chunksThatLieAreNoticed() throws IOException {
        var segment = block.resolve("chunks/000001");
        var whole = Files.readAllBytes(segment);
        var ranges = chunks(whole);
        for (int round = 0; round < ROUNDS; round++) {
            var changed = whole.clone();
            var range = ranges.get(random.nextInt(ranges.size()));
            for (int times = random.nextInt(1, 6); times > 0; times--) {
                changed[random.nextInt(range.from(), range.to())] = any();
            }
            Files.write(segment, repaired(changed, range));
            assertReadOrRefused();
        }
    }

    private void assertReadOrRefused() throws IOException {
        try (var server = BlockServer.open(root)) {
            var selector = Selector.of(Queries.MEMORY).with(Matcher.regex("pod", "web-.*"));
            var rows = new ArrayList<SeriesOnGrid>();
            server.newest();
            server.series(List.of(Selector.of(Queries.MEMORY)), WINDOW);
            server.vector(new PromQuery(new CountBy(List.of("namespace"), selector), "a test"), TO);
            server.vector(new PromQuery(new OverTime(Which.MAX, selector, WINDOW.length()), "a test"), TO);
            server.usage().memory(selector, WINDOW, rows::add);

            assertThat(rows.size()).isLessThanOrEqualTo(12);
            assertThat(server.warnings()).hasSizeLessThanOrEqualTo(101);
        } catch (SourceUnusableException refused) {
            assertThat(refused).hasMessageContaining(root.toString());
        }
    }

    private byte any() {
        return random.nextBoolean() ? TELLING[random.nextInt(TELLING.length)] : (byte) random.nextInt();
    }

    private byte[] changed(byte[] whole) {
        var changed =
                random.nextInt(4) == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int times = random.nextInt(1, 4); times > 0 && changed.length > 0; times--) {
            changed[random.nextInt(changed.length)] = any();
        }
        return changed;
    }

    /// Bytes whose checksum follows them.
    private record Range(int from, int to) {}

    private static byte[] repaired(byte[] bytes, Range range) {
        ByteBuffer.wrap(bytes).putInt(range.to(), sum(bytes, range.from(), range.to() - range.from()));
        return bytes;
    }

    private static int sum(byte[] bytes, int from, int length) {
        var sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    /// Of an index as it was written: the contents, the symbols, each series, each list of postings, their
    /// table.
    private static List<Range> checkedRanges(ByteBuffer index) {
        var contents = index.capacity() - 52;
        var ranges = new ArrayList<Range>();
        ranges.add(new Range(contents, contents + 48));
        ranges.add(section(index, (int) index.getLong(contents)));
        ranges.add(section(index, (int) index.getLong(contents + 40)));
        var postings = (int) index.getLong(contents + 32);
        for (int at = (int) index.getLong(contents + 8); at + 16 < postings; ) {
            var length = index.get(at);
            ranges.add(new Range(at + 1, at + 1 + length));
            at = Math.ceilDiv(at + 1 + length + 4, 16) * 16;
        }
        for (int at = postings;
                at < index.getLong(contents + 24);
                at = Math.ceilDiv(ranges.getLast().to() + 4, 4) * 4) {
            ranges.add(section(index, at));
        }
        return ranges;
    }

    private static Range section(ByteBuffer index, int at) {
        return new Range(at + 4, at + 4 + index.getInt(at));
    }

    private static List<Range> chunks(byte[] segment) {
        var ranges = new ArrayList<Range>();
        for (int at = 8; at < segment.length; ) {
            var length = (segment[at] & 0x7f) | (segment[at + 1] & 0x7f) << 7;
            ranges.add(new Range(at + 2, at + 3 + length));
            at += 3 + length + 4;
        }
        return ranges;
    }
}
