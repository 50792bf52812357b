package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.block.BlockWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is broken in blocks is named with its file, the rest is read, and the run exits with 3.
/// Five days of two containers in two blocks; the first chunk of each is of the memory of `web`.
class BrokenTsdbScanTest {

    private static final String MEMORY_OF_WEB =
            "the series container_memory_working_set_bytes{namespace=\"shop\",pod=\"web-1-aaaaa\",container=\"app\"}"
                    + " is left out";

    private final Path directory;
    private final Path older;
    private final Path newer;

    BrokenTsdbScanTest(@TempDir Path directory) throws IOException {
        var middle = ShopBlocks.FROM.plus(Duration.ofDays(1));
        this.directory = directory;
        older = ShopBlocks.write(directory, ShopBlocks.FROM, middle, "web", "api");
        newer = ShopBlocks.write(directory, middle, middle.plus(Duration.ofDays(4)), "web", "api");
    }

    @Test
    void leavesOutABlockWithAWrongChecksumInItsIndex() throws IOException {
        var index = older.resolve("index");
        change(index, 30, (byte) 0x55);

        assertBothAreKept(index + " at byte 9: the checksum of the symbols is wrong");
    }

    @Test
    void leavesOutABlockWithAWrongChecksumInItsPostings() throws IOException {
        var index = older.resolve("index");
        var contents = ByteBuffer.wrap(Files.readAllBytes(index));
        var postings = (int) contents.getLong(contents.capacity() - 52 + 32);
        var end = (int) contents.getLong(contents.capacity() - 52 + 24);
        for (int at = postings; at < end; at = Math.ceilDiv(at + 8 + contents.getInt(at), 4) * 4) {
            change(index, at + 7, (byte) (contents.get(at + 7) ^ 1));
        }

        var scan = assertPartial("the checksum of a list of postings is wrong", "web-1 Keep", "api-1 Keep");
        assertThat(scan.err()).contains(index + " at byte ");
    }

    @Test
    void leavesOutABlockOfAnotherVersion() throws IOException {
        var meta = older.resolve("meta.json");
        Files.writeString(meta, Files.readString(meta).replace("\"version\": 1", "\"version\": 2"));

        assertBothAreKept(meta + ": is of version 2, and only version 1 is known here");
    }

    @Test
    void leavesOutABlockThatIsCutOff() throws IOException {
        var index = older.resolve("index");
        Files.write(index, Arrays.copyOf(Files.readAllBytes(index), 100));

        assertBothAreKept(index + " at byte 48: the checksum of the table of contents is wrong");
    }

    @Test
    void readsBlocksThatOverlapAndNamesThem() throws IOException {
        var from = ShopBlocks.FROM.plus(Duration.ofHours(12));
        var over = ShopBlocks.write(directory, from, from.plus(Duration.ofHours(8)), "web", "api");

        assertBothAreKept(over.resolve("meta.json") + ": overlaps block " + older.getFileName());
    }

    @Test
    void reportsASeriesWithAWrongChecksumInAChunk() throws IOException {
        var segment = newer.resolve("chunks/000001");
        change(segment, 12, (byte) 0x55);

        assertWebFailed(segment + " at byte 9: the checksum of a chunk is wrong");
    }

    @Test
    void reportsASeriesOfAnUnknownEncoding() throws IOException {
        var segment = newer.resolve("chunks/000001");
        change(segment, 9, (byte) 77);
        var bytes = Files.readAllBytes(segment);
        var sum = new CRC32C();
        sum.update(bytes, 9, 1 + bytes[8]);
        change(
                segment,
                10 + bytes[8],
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());

        assertWebFailed(segment + " at byte 8: a chunk is encoded as number 77, which is not read here");
    }

    @Test
    void reportsASeriesThatIsOutOfOrder() throws IOException {
        var from = ShopBlocks.FROM.plus(Duration.ofDays(5)).toEpochMilli();
        Path last;
        try (var block = new BlockWriter(directory, from, from + 7_200_000)) {
            var memory = new TreeMap<>(Map.of(
                    "__name__",
                    "container_memory_working_set_bytes",
                    "namespace",
                    "shop",
                    "pod",
                    "web-1-aaaaa",
                    "container",
                    "app"));
            block.add(memory, new long[] {from + 5, from + 3, from + 9}, new double[] {1, 1, 1});
            last = block.directory();
        }

        assertWebFailed(last.resolve("chunks/000001") + " at byte 8: the samples of a chunk are out of order");
    }

    /// Something may be missing of both, so that neither is lowered.
    private void assertBothAreKept(String named) throws IOException {
        assertPartial(named, "web-1 Keep", "api-1 Keep");
    }

    /// What is left of `web` must not be taken for all of it. Its row and the warning name the file.
    private void assertWebFailed(String named) throws IOException {
        var scan = assertPartial(named, "web-1 Failed", "api-1 Keep");

        assertThat(scan.json().at("/run/warnings/0").asText()).isEqualTo(named + "; " + MEMORY_OF_WEB);
    }

    private Invocation assertPartial(String named, String... rows) throws IOException {
        var scan =
                rightsizer("scan", "--tsdb", directory.toString(), "--policy", "split", "--no-history", "-o", "json");

        assertThat(scan.exitCode()).as(scan.err()).isEqualTo(3);
        assertThat(scan.err()).contains(named);
        assertThat(scan.json().at("/run/status").asText()).isEqualTo("partial");
        assertThat(scan.recommendations())
                .extracting(row ->
                        row.get("name").asText() + " " + row.get("verdict").asText())
                .containsExactlyInAnyOrder(rows);
        return scan;
    }

    private static void change(Path file, int at, byte... bytes) throws IOException {
        var content = Files.readAllBytes(file);
        System.arraycopy(bytes, 0, content, at, bytes.length);
        Files.write(file, content);
    }
}
