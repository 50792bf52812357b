package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.block.BlockWriter;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is broken is named, and the rest is read. Two blocks of two hours with three pods each; the samples
/// of pod `n` are `n` million.
class BrokenBlocksTest {

    private static final long FIRST = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long HOURS = Duration.ofHours(2).toMillis();
    private static final HistoryWindow WINDOW = new HistoryWindow(
            Instant.ofEpochMilli(FIRST), Instant.ofEpochMilli(FIRST + 2 * HOURS), Duration.ofHours(1));

    private final Path root;

    private final Path first;
    private final Path second;

    BrokenBlocksTest(@TempDir Path root) throws IOException {
        this.root = root;
        first = write(FIRST, FIRST + HOURS, 0);
        second = write(FIRST + HOURS, FIRST + 2 * HOURS, 0);
    }

    private Path write(long from, long to, double added) throws IOException {
        try (var block = new BlockWriter(root, from, to)) {
            for (int pod = 1; pod <= 3; pod++) {
                var times = LongStream.iterate(from + 1_000, time -> time < to, time -> time + 60_000)
                        .toArray();
                var values = new double[times.length];
                Arrays.fill(values, pod * 1e6 + added);
                block.add(labels("web-" + pod), times, values);
            }
            return block.directory();
        }
    }

    private static SortedMap<String, String> labels(String pod) {
        return new TreeMap<>(Map.of("__name__", Queries.MEMORY, "namespace", "shop", "pod", pod, "container", "app"));
    }

    /// Pod by pod the four hours in megabytes, then what was warned of, without the directory.
    private List<String> read() throws IOException {
        try (var server = BlockServer.open(root)) {
            var rows = new ArrayList<String>();
            var reader = server.usage();
            reader.memory(
                    Selector.of(Queries.MEMORY),
                    WINDOW,
                    row -> rows.add(row.labels().get("pod")
                            + row.series()
                                    .known()
                                    .mapToObj(value -> " " + value / 1e6)
                                    .reduce("", String::concat)));
            assertThat(reader.warned()).isEqualTo(!server.warnings().isEmpty());
            server.warnings().forEach(warning -> rows.add(warning.replace(root + "/", "")));
            return rows;
        }
    }

    private static void change(Path file, int at, byte... bytes) throws IOException {
        var content = Files.readAllBytes(file);
        System.arraycopy(bytes, 0, content, at < 0 ? content.length + at : at, bytes.length);
        Files.write(file, content);
    }

    private static void cut(Path file, int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    }

    private Path segment() {
        return first.resolve("chunks/000001");
    }

    private String relative(Path file) {
        return root.relativize(file).toString();
    }

    @Test
    void readsWholeBlocks() throws IOException {
        assertThat(read()).containsExactly("web-1 1.0 1.0 1.0 1.0", "web-2 2.0 2.0 2.0 2.0", "web-3 3.0 3.0 3.0 3.0");
    }

    @Test
    void leavesOutASeriesWithABrokenChunk() throws IOException {
        change(segment(), 12, (byte) 0x55);

        assertThat(read())
                .containsExactly(
                        "web-2 2.0 2.0 2.0 2.0",
                        "web-3 3.0 3.0 3.0 3.0",
                        relative(segment()) + " at byte 9: the checksum of a chunk is wrong; the series "
                                + "container_memory_working_set_bytes{namespace=\"shop\",pod=\"web-1\",container=\"app\"}"
                                + " is left out");
    }

    @ParameterizedTest
    @CsvSource({"2, histograms", "3, float histograms", "4, XOR2", "-1, aggregates", "77, number 77"})
    void leavesOutASeriesOfAnotherEncoding(byte encoding, String name) throws IOException {
        change(segment(), 9, encoding);
        checksum(segment(), 9, 9 + 1 + Files.readAllBytes(segment())[8]);

        assertThat(read())
                .hasSize(3)
                .last()
                .asString()
                .startsWith(relative(segment()) + " at byte 8: a chunk is encoded as " + name
                        + ", which is not read here; the series container_memory")
                .contains("web-1");
    }

    /// Writes the checksum of a range behind it.
    private static void checksum(Path file, int from, int to) throws IOException {
        var sum = new CRC32C();
        sum.update(Files.readAllBytes(file), from, to - from);
        change(file, to, ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    @Test
    void namesASegmentThatIsCutOff() throws IOException {
        cut(segment(), (int) Files.size(segment()) - 10);

        assertThat(read())
                .hasSize(3)
                .contains("web-1 1.0 1.0 1.0 1.0", "web-2 2.0 2.0 2.0 2.0")
                .last()
                .asString()
                .contains(" at byte 119: a chunk claims a length of 49 where 44 bytes are left", "web-3");
    }

    @Test
    void namesASegmentThatIsMissing() throws IOException {
        Files.delete(segment());

        assertThat(read()).hasSize(3).allSatisfy(row -> assertThat(row)
                .startsWith(relative(segment()) + ": the file is missing; the series container_memory"));
    }

    @ParameterizedTest
    @CsvSource({
        "chunks/000001, 0, at byte 0: is no segment of chunks",
        "chunks/000001, 4, 'at byte 4: is a segment of version 9, and only version 1 is known here'"
    })
    void namesAForeignSegment(String file, int at, String message) throws IOException {
        change(first.resolve(file), at, (byte) 9);

        assertThat(read()).hasSize(3).allSatisfy(row -> assertThat(row).contains(message));
    }

    @ParameterizedTest
    @CsvSource({
        "index, 0, at byte 0: is no index of a block",
        "index, 4, 'at byte 4: is an index of version 9, and only version 2 is known here'",
        "index, 20, at byte 9: the checksum of the symbols is wrong",
        "index, -20, the checksum of the table of contents is wrong",
        "index, -60, the checksum of the table of postings is wrong",
        "meta.json, 0, at byte 10: is not valid JSON"
    })
    void leavesOutABrokenBlock(String file, int at, String message) throws IOException {
        change(first.resolve(file), at, (byte) 9);

        assertThat(read())
                .hasSize(4)
                .contains("web-1 1.0 1.0", "web-2 2.0 2.0", "web-3 3.0 3.0")
                .last()
                .asString()
                .startsWith(relative(first.resolve(file)) + " at byte ")
                .endsWith(message);
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "5", "40", "200", "500"})
    void leavesOutABlockWhoseIndexIsCutOff(int length) throws IOException {
        cut(first.resolve("index"), length);

        assertThat(read())
                .hasSize(4)
                .contains("web-1 1.0 1.0")
                .last()
                .asString()
                .startsWith(relative(first.resolve("index")) + " at byte ");
    }

    @Test
    void namesASeriesOfTheIndexThatIsBroken() throws IOException {
        var index = first.resolve("index");
        var text = new String(Files.readAllBytes(index), java.nio.charset.StandardCharsets.ISO_8859_1);
        var series = (text.indexOf("web-3") / 16 + 2) * 16;
        change(index, series + 3, (byte) 0x7f);

        assertThat(read())
                .contains("web-3 3.0 3.0 3.0 3.0")
                .anyMatch(row -> row.contains("index at byte ") && row.contains("the checksum of a series is wrong"));
    }

    @Test
    void leavesOutABlockOfAnotherVersion() throws IOException {
        var meta = first.resolve("meta.json");
        Files.writeString(meta, Files.readString(meta).replace("\"version\": 1", "\"version\": 2"));

        assertThat(read())
                .containsExactly(
                        "web-1 1.0 1.0",
                        "web-2 2.0 2.0",
                        "web-3 3.0 3.0",
                        relative(meta) + ": is of version 2, and only version 1 is known here");
    }

    @Test
    void leavesOutABlockWithoutMeta() throws IOException {
        Files.delete(first.resolve("meta.json"));

        assertThat(read())
                .hasSize(4)
                .last()
                .isEqualTo(relative(first.resolve("meta.json"))
                        + ": the file is missing, so the block was never finished");
    }

    @Test
    void leavesOutASeriesThatIsOutOfOrder() throws IOException {
        var from = FIRST + 2 * HOURS;
        Path third;
        try (var block = new BlockWriter(root, from, from + HOURS)) {
            block.add(labels("web-1"), new long[] {from + 5, from + 3, from + 9}, new double[] {7e6, 7e6, 7e6});
            third = block.directory();
        }
        try (var server = BlockServer.open(root)) {
            var later = new HistoryWindow(
                    Instant.ofEpochMilli(from), Instant.ofEpochMilli(from + HOURS), Duration.ofHours(1));
            server.usage().memory(Selector.of(Queries.MEMORY), later, row -> {
                throw new AssertionError(row);
            });

            assertThat(server.warnings())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith(third.resolve("chunks/000001")
                            + " at byte 8: the samples of a chunk are out of order; the series container_memory");
        }
    }

    @Test
    void joinsBlocksThatOverlapAndNamesThem() throws IOException {
        var over = write(FIRST + HOURS / 2, FIRST + HOURS / 2 + HOURS, 500_000);

        assertThat(read())
                .containsExactly(
                        "web-1 1.0 1.0 1.5 1.0",
                        "web-2 2.0 2.0 2.5 2.0",
                        "web-3 3.0 3.0 3.5 3.0",
                        relative(over.resolve("meta.json")) + ": overlaps block " + first.getFileName()
                                + "; of samples with the same time one is kept, and which is right cannot be told",
                        relative(second.resolve("meta.json")) + ": overlaps block " + over.getFileName()
                                + "; of samples with the same time one is kept, and which is right cannot be told");
    }

    @Test
    void leavesOutWhatWasMergedIntoAnotherBlock() throws IOException {
        var whole = write(FIRST, FIRST + 2 * HOURS, 0);
        var meta = whole.resolve("meta.json");
        var parents = "\"parents\": [{\"ulid\": \"%s\"}, {\"ulid\": \"%s\"}], \"sources\""
                .formatted(first.getFileName(), second.getFileName());
        Files.writeString(meta, Files.readString(meta).replace("\"sources\"", parents));
        Files.delete(first.resolve("index"));

        assertThat(read()).containsExactly("web-1 1.0 1.0 1.0 1.0", "web-2 2.0 2.0 2.0 2.0", "web-3 3.0 3.0 3.0 3.0");
    }

    @Test
    void addsTheLabelsThatThanosKeepsBesideTheSeries() throws IOException {
        thanos(first, "\"labels\": {\"cluster\": \"prod\"}");
        thanos(second, "\"labels\": {\"cluster\": \"test\"}");

        try (var server = BlockServer.open(root)) {
            var prod = Selector.of(Queries.MEMORY).with(Selector.Matcher.equal("cluster", "prod"));
            var none = Selector.of(Queries.MEMORY).with(Selector.Matcher.equal("cluster", ""));

            assertThat(server.series(List.of(prod), WINDOW)).hasSize(3).allMatch(labels -> labels.get("cluster")
                    .equals("prod"));
            assertThat(server.series(List.of(none), WINDOW)).isEmpty();
            assertThat(server.series(List.of(Selector.of(Queries.MEMORY)), WINDOW))
                    .hasSize(6);
            assertThat(server.warnings()).isEmpty();
        }
    }

    @Test
    void namesWhatThanosThinnedOutWhereNothingElseIsLeft() throws IOException {
        thanos(first, "\"downsample\": {\"resolution\": 300000}");

        assertThat(read())
                .containsExactly(
                        "web-1 1.0 1.0",
                        "web-2 2.0 2.0",
                        "web-3 3.0 3.0",
                        relative(first.resolve("meta.json")) + ": was thinned out to one sample each 300 s,"
                                + " and no other block has the samples themselves; they are missing here");
    }

    private static void thanos(Path block, String content) throws IOException {
        var meta = block.resolve("meta.json");
        Files.writeString(
                meta,
                Files.readString(meta).replace("\"version\": 1", "\"version\": 1, \"thanos\": {" + content + "}"));
    }

    @Test
    void leavesOutABlockWhoseDeletionsAreBroken() throws IOException {
        Files.write(first.resolve("tombstones"), new byte[] {0x01, 0x30, (byte) 0xBA, 0x30, 1, 5, 5, 5, 5, 5});

        assertThat(read())
                .hasSize(4)
                .last()
                .isEqualTo(
                        relative(first.resolve("tombstones")) + " at byte 5: the checksum of the deletions is wrong");
    }

    @Test
    void tellsOfTheHoursThatAreInNoBlock() throws IOException {
        Files.createDirectory(root.resolve("wal"));
        var beyond = HistoryWindow.endingAt(Instant.ofEpochMilli(FIRST + 3 * HOURS), Duration.ofHours(1));
        try (var server = BlockServer.open(root)) {
            server.series(List.of(Selector.of(Queries.MEMORY)), WINDOW);
            assertThat(server.warnings()).isEmpty();
            assertThat(server.notes())
                    .containsExactly(root + " belongs to a server that keeps its newest hours outside of blocks"
                            + " (wal, chunks_head); what came after 2026-03-01T04:00:00Z is missing here: take a"
                            + " snapshot through the admin API to have it");

            server.series(List.of(Selector.of(Queries.MEMORY)), beyond);
            assertThat(server.warnings()).hasSize(1);
            assertThat(server.notes()).isEmpty();
        }
    }

    @Test
    void theNewestUsageEndsTheWindow() throws IOException {
        try (var source = BlockUsageSource.open(root, CollectorOptions.DEFAULTS)) {
            assertThat(source.newest()).isEqualTo("2026-03-01T03:59:01Z");
            assertThat(source.oldest()).isEqualTo("2026-03-01T00:00:00Z");
        }
    }

    @Test
    void readsOneBlockByItself() throws IOException {
        try (var server = BlockServer.open(second)) {
            assertThat(server.series(List.of(Selector.of(Queries.MEMORY)), WINDOW))
                    .hasSize(3);
        }
    }

    @Test
    void refusesADirectoryWithoutBlocks(@TempDir Path empty) {
        assertThatThrownBy(() -> BlockUsageSource.open(empty, CollectorOptions.DEFAULTS))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageStartingWith("there are no blocks in " + empty);
        assertThatThrownBy(() -> BlockUsageSource.open(empty.resolve("absent"), CollectorOptions.DEFAULTS))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageStartingWith("there is no directory " + empty.resolve("absent"));
    }

    @Test
    void refusesADirectoryWithoutASingleUsableBlock() throws IOException {
        Files.write(first.resolve("meta.json"), "[]".getBytes(UTF_8));
        Files.write(second.resolve("meta.json"), "{".getBytes(UTF_8));

        assertThatThrownBy(() -> BlockUsageSource.open(root, CollectorOptions.DEFAULTS))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessage("no block in " + root + " can be read, the first because " + first.resolve("meta.json")
                        + ": is of version 0, and only version 1 is known here");
    }
}
