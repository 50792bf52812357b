package io.rightsizer.api.demo;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.airlift.compress.v3.snappy.SnappyJavaCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// The smallest client of the remote read protocol, written from its description and independent of the server's code.
final class RemoteReadClient {

    static final int EQUAL = 0;
    static final int NOT_EQUAL = 1;
    static final int REGEX = 2;
    static final int NOT_REGEX = 3;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    RemoteReadClient(URI server) {
        this.server = server;
    }

    record Condition(int type, String label, String value) {}

    static Condition equal(String label, String value) {
        return new Condition(EQUAL, label, value);
    }

    List<Decoded> read(long fromMillis, long toMillis, Condition... conditions)
            throws IOException, InterruptedException {
        return decode(post(request(fromMillis, toMillis, true, conditions)).body());
    }

    HttpResponse<byte[]> post(byte[] message) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/api/v1/read"))
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(compressed(message)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    static byte[] request(long fromMillis, long toMillis, boolean streamed, Condition... conditions)
            throws IOException {
        var query = new ByteArrayOutputStream();
        var message = CodedOutputStream.newInstance(query);
        message.writeInt64(1, fromMillis);
        message.writeInt64(2, toMillis);
        for (var condition : conditions) {
            message.writeByteArray(3, matcher(condition));
        }
        message.flush();
        var request = new ByteArrayOutputStream();
        var outer = CodedOutputStream.newInstance(request);
        outer.writeByteArray(1, query.toByteArray());
        if (streamed) {
            outer.writeByteArray(2, new byte[] {1});
        }
        outer.flush();
        return request.toByteArray();
    }

    private static byte[] matcher(Condition condition) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var message = CodedOutputStream.newInstance(bytes);
        message.writeEnum(1, condition.type());
        message.writeString(2, condition.label());
        message.writeString(3, condition.value());
        message.flush();
        return bytes.toByteArray();
    }

    private static byte[] compressed(byte[] message) {
        var snappy = new SnappyJavaCompressor();
        var bytes = new byte[snappy.maxCompressedLength(message.length)];
        return Arrays.copyOf(bytes, snappy.compress(message, 0, message.length, bytes, 0, bytes.length));
    }

    static List<Decoded> decode(byte[] body) throws IOException {
        var input = CodedInputStream.newInstance(body);
        var answers = new ArrayList<Decoded>();
        while (!input.isAtEnd()) {
            var length = input.readRawVarint32();
            var expected = ByteBuffer.wrap(input.readRawBytes(4)).getInt();
            var message = input.readRawBytes(length);
            var checksum = new CRC32C();
            checksum.update(message);
            if ((int) checksum.getValue() != expected) {
                throw new IOException("CRC32C differs");
            }
            answers.addAll(response(message));
        }
        return answers;
    }

    private static List<Decoded> response(byte[] bytes) throws IOException {
        var message = CodedInputStream.newInstance(bytes);
        var answers = new ArrayList<Decoded>();
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            if (tag >>> 3 == 1) {
                answers.add(series(message.readByteArray()));
            } else {
                message.skipField(tag);
            }
        }
        return answers;
    }

    private static Decoded series(byte[] bytes) throws IOException {
        var message = CodedInputStream.newInstance(bytes);
        var labels = new TreeMap<String, String>();
        var chunks = new ArrayList<byte[]>();
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            var field = CodedInputStream.newInstance(message.readByteArray());
            if (tag >>> 3 == 1) {
                field.readTag();
                var name = field.readString();
                field.readTag();
                labels.put(name, field.readString());
            } else {
                chunks.add(chunk(field));
            }
        }
        return decoded(labels, chunks);
    }

    private static byte[] chunk(CodedInputStream message) throws IOException {
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            if (tag >>> 3 == 4) {
                return message.readByteArray();
            }
            message.skipField(tag);
        }
        throw new IOException("a chunk without data");
    }

    private static Decoded decoded(Map<String, String> labels, List<byte[]> chunks) {
        var times = new ArrayList<Long>();
        var values = new ArrayList<Double>();
        for (var chunk : chunks) {
            ChunkDecoder.decode(chunk, (time, value) -> {
                times.add(time);
                values.add(value);
            });
        }
        return new Decoded(
                labels,
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                chunks);
    }
}
