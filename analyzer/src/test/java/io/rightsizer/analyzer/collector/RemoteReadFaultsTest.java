package io.rightsizer.analyzer.collector;

import static io.rightsizer.analyzer.collector.FakePrometheus.json;
import static io.rightsizer.analyzer.collector.FakePrometheus.status;
import static io.rightsizer.analyzer.collector.FakePrometheus.streamed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteReadFaultsTest {

    private static final Selector MEMORY = Selector.of("container_memory_working_set_bytes");
    private static final HistoryWindow WINDOW =
            new HistoryWindow(Instant.EPOCH, Instant.ofEpochSecond(600), Duration.ofMinutes(5));

    /// One sample, 1.5 at 1 s: see [XorChunkTest].
    private static final byte[] ONE = HexFormat.of().parseHex("0001d00f3ff8000000000000");

    /// One sample, 1.5 at 301 s: zigzag varint 602000 = 90 df 24.
    private static final byte[] LATER = HexFormat.of().parseHex("000190df243ff8000000000000");

    private FakePrometheus fake;

    @BeforeEach
    void start() throws IOException {
        fake = FakePrometheus.start();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void asksAsTheProtocolWants() throws Exception {
        fake.answering(nothing(), nothing());

        assertThat(memory()).isEmpty();

        fake.request();
        var request = fake.request();
        assertThat(request.getTarget()).isEqualTo("/api/v1/read");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-protobuf");
        assertThat(request.getHeaders().get("Content-Encoding")).isEqualTo("snappy");
        assertThat(request.getHeaders().get("X-Prometheus-Remote-Read-Version")).isEqualTo("0.1.0");
    }

    @Test
    void joinsTheFramesOfOneSeries() throws Exception {
        fake.answering(
                nothing(),
                streamed(frames(series("a", 1, ONE), series("a", 1, LATER), series("b", 1, ONE)))
                        .build());

        var series = memory();

        assertThat(series).extracting(one -> one.labels().get("pod")).containsExactly("a", "b");
        assertThat(series.getFirst().series().known()).containsExactly(1.5, 1.5);
        assertThat(series.getLast().series().known()).containsExactly(1.5);
    }

    @Test
    void triesAgainAfterACutOffFrameAndDeliversNothingTwice() throws Exception {
        var whole = frames(series("a", 1, ONE), series("b", 1, ONE));
        fake.answering(
                nothing(),
                streamed(Arrays.copyOf(whole, whole.length - 1)).build(),
                streamed(whole).build());

        assertThat(memory()).hasSize(2);
        assertThat(fake.pauses).hasSize(1);
    }

    @Test
    void deliversNothingOfADamagedAnswer() throws Exception {
        var damaged = frames(series("a", 1, ONE), series("b", 1, ONE));
        damaged[damaged.length - 1] ^= 1;
        fake.answering(
                nothing(),
                streamed(damaged).build(),
                streamed(damaged).build(),
                streamed(damaged).build());

        var delivered = new ArrayList<SeriesOnGrid>();
        try (var server = fake.client()) {
            var reader = server.usage();
            assertThatThrownBy(() -> reader.memory(MEMORY, WINDOW, delivered::add))
                    .isInstanceOf(RequestFailedException.class)
                    .hasMessageContaining("the checksum of frame 2 is wrong")
                    .hasMessageContaining(fake.host());
        }
        assertThat(delivered).isEmpty();
    }

    @Test
    void quotesTheErrorAServerWritesInMidStream() throws Exception {
        var error = "exceeded sample limit (50000000)\n".repeat(10).getBytes(UTF_8);
        var body = concatenated(frames(series("a", 1, ONE)), error);
        fake.answering(
                nothing(),
                streamed(body).build(),
                streamed(body).build(),
                streamed(body).build());

        assertThat(failure()).hasMessageContaining("frame 2").hasMessageContaining("and the server wrote \"");
    }

    @Test
    void refusesAFrameThatClaimsGigabytes() throws Exception {
        var body = HexFormat.of().parseHex("ffffffff0f00000000");
        fake.answering(
                nothing(),
                streamed(body).build(),
                streamed(body).build(),
                streamed(body).build());

        assertThat(failure()).hasMessageContaining("frame 1 claims 4294967295 bytes");
    }

    @Test
    void refusesAFrameWithAMalformedChunk() throws Exception {
        var body = frames(series("a", 1, new byte[] {0, 9, 1}));
        fake.answering(
                nothing(),
                streamed(body).build(),
                streamed(body).build(),
                streamed(body).build());

        assertThat(failure()).hasMessageContaining("a chunk of samples is cut off or malformed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4, 99})
    void asksByRangeQueryOnceChunksAreOfAnotherKind(int encoding) throws Exception {
        fake.answering(
                nothing(),
                streamed(frames(series("a", encoding, ONE))).build(),
                json(MATRIX).build());

        try (var server = fake.client()) {
            var reader = server.usage();
            assertThat(reader.method()).isEqualTo("remote read");
            var series = new ArrayList<SeriesOnGrid>();
            reader.memory(MEMORY, WINDOW, series::add);
            assertThat(reader.method()).isEqualTo("range query");
            assertThat(series).hasSize(1);
            assertThat(series.getFirst().series().known()).containsExactly(3 * 1048576.0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 410, 415, 500, 501})
    void readsByRangeQueryWhereRemoteReadIsRefused(int code) throws Exception {
        fake.answering(status(code));
        try (var server = fake.client()) {
            assertThat(server.usage().method()).isEqualTo("range query");
            assertThat(server.usage().method()).isEqualTo("range query");
        }
        assertThat(fake.web.getRequestCount()).isEqualTo(1);
    }

    @Test
    void readsByRangeQueryWhereRemoteReadIsMissing() throws Exception {
        fake.answering(status(404));
        try (var server = fake.client()) {
            assertThat(server.usage().method()).isEqualTo("range query");
        }
    }

    @Test
    void readsByRangeQueryWhereOnlySamplesAreSent() throws Exception {
        fake.answering(new MockResponse.Builder()
                .addHeader("Content-Type", "application/x-protobuf")
                .body("x")
                .build());
        try (var server = fake.client()) {
            assertThat(server.usage().method()).isEqualTo("range query");
        }
    }

    @Test
    void doesNotMistakeRefusedAccessForAMissingFeature() throws Exception {
        fake.answering(status(401));
        try (var server = fake.client()) {
            assertThatThrownBy(server::usage).isInstanceOf(SourceUnusableException.class);
        }
    }

    @Test
    void splitsARangeQueryInTime() throws Exception {
        fake.answering(
                status(404),
                json(MATRIX).build(),
                json(MATRIX.replace("300", "600").replace("\"3\"", "\"4\"")).build());
        var series = new ArrayList<SeriesOnGrid>();
        try (var server = fake.client()) {
            server.usage().inParts(2).memory(MEMORY, WINDOW, series::add);
        }
        assertThat(series).hasSize(1);
        assertThat(series.getFirst().series().known()).containsExactly(3 * 1048576.0, 4 * 1048576.0);
    }

    @Test
    void snappyIsTheLengthAndLiterals() {
        assertThat(HexFormat.of().formatHex(ReadRequest.snappy(new byte[] {1, 2, 3})))
                .isEqualTo("0308010203");
        // 61 bytes: a literal of 60 (tag 59 << 2 = ec) and one of 1 (tag 00)
        assertThat(HexFormat.of().formatHex(ReadRequest.snappy(new byte[61])))
                .isEqualTo("3dec" + "00".repeat(60) + "0000");
    }

    private static final String MATRIX = """
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"pod":"a"},"values":[[300,"3"]]}]}}
            """;

    private RequestFailedException failure() {
        return catchThrowableOfType(RequestFailedException.class, this::memory);
    }

    private List<SeriesOnGrid> memory() throws IOException {
        var series = new ArrayList<SeriesOnGrid>();
        try (var server = fake.client()) {
            server.usage().memory(MEMORY, WINDOW, series::add);
        }
        return series;
    }

    /// The answer of the probe: it can, and knows no target.
    private static MockResponse nothing() {
        return streamed(new byte[0]).build();
    }

    /// `prometheus.ChunkedSeries` of one chunk.
    private static byte[] series(String pod, int encoding, byte[] data) throws IOException {
        var label = message(output -> {
            output.writeString(1, "pod");
            output.writeString(2, pod);
        });
        var chunk = message(output -> {
            output.writeInt64(1, 0);
            output.writeInt64(2, 600_000);
            output.writeEnum(3, encoding);
            output.writeByteArray(4, data);
        });
        return message(output -> {
            output.writeBytes(1, ByteString.copyFrom(label));
            output.writeBytes(2, ByteString.copyFrom(chunk));
        });
    }

    private static byte[] frames(byte[]... series) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var one : series) {
            var data = message(output -> output.writeBytes(1, ByteString.copyFrom(one)));
            var checksum = new CRC32C();
            checksum.update(data);
            body.writeBytes(message(output -> output.writeUInt32NoTag(data.length)));
            body.writeBytes(
                    ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
            body.writeBytes(data);
        }
        return body.toByteArray();
    }

    private interface Content {
        void write(CodedOutputStream output) throws IOException;
    }

    private static byte[] message(Content content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var output = CodedOutputStream.newInstance(bytes);
        content.write(output);
        output.flush();
        return bytes.toByteArray();
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
