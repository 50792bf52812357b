package io.rightsizer.analyzer.collector;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Writes `prometheus.ReadRequest`, which asks for the chunks of one selector as a stream
/// (<https://prometheus.io/docs/specs/prw/remote_read_api/>).
final class ReadRequest {

    private static final int STREAMED_XOR_CHUNKS = 1;
    private static final int LONGEST_LITERAL = 60;

    private ReadRequest() {}

    /// @param from epoch milliseconds, inclusive as `to`
    static WireRequest of(Selector selector, long from, long to, String reason) {
        var asked = "remote read " + selector + " from " + WireRequest.seconds(from) + " to " + WireRequest.seconds(to);
        return new WireRequest("api/v1/read", asked, snappy(message(selector, from, to)), headers(), reason);
    }

    /// The same asked at no particular time, so that a recording of it fits any moment.
    static WireRequest probe(Selector selector, long from, long to) {
        var body = snappy(message(selector, from, to));
        return new WireRequest("api/v1/read", "probe of remote read", body, headers(), "a first small remote read");
    }

    private static Map<String, String> headers() {
        return Map.of(
                "Content-Type", "application/x-protobuf",
                "Content-Encoding", "snappy",
                "X-Prometheus-Remote-Read-Version", "0.1.0");
    }

    private static byte[] message(Selector selector, long from, long to) {
        return written(request -> {
            request.writeBytes(1, ByteString.copyFrom(query(selector, from, to)));
            request.writeEnum(2, STREAMED_XOR_CHUNKS);
        });
    }

    private static byte[] query(Selector selector, long from, long to) {
        return written(query -> {
            query.writeInt64(1, from);
            query.writeInt64(2, to);
            query.writeBytes(3, matcher(Selector.Matcher.equal("__name__", selector.metric())));
            for (var matcher : selector.matchers()) {
                query.writeBytes(3, matcher(matcher));
            }
        });
    }

    private static ByteString matcher(Selector.Matcher matcher) {
        return ByteString.copyFrom(written(message -> {
            message.writeEnum(1, number(matcher.type()));
            message.writeString(2, matcher.label());
            message.writeString(3, matcher.value());
        }));
    }

    private static int number(Selector.MatchType type) {
        return switch (type) {
            case EQUAL -> 0;
            case NOT_EQUAL -> 1;
            case REGEX -> 2;
            case NOT_REGEX -> 3;
        };
    }

    /// Snappy's block format without any compression: the length, then literals of at most 60 bytes. A request is a
    /// few hundred bytes, so compressing would gain nothing, and a library would bring native code or Unsafe along.
    static byte[] snappy(byte[] message) {
        return written(block -> {
            block.writeUInt32NoTag(message.length);
            for (int from = 0; from < message.length; from += LONGEST_LITERAL) {
                var length = Math.min(LONGEST_LITERAL, message.length - from);
                block.writeRawByte((length - 1) << 2);
                block.writeRawBytes(message, from, length);
            }
        });
    }

    @FunctionalInterface
    private interface Writer {
        void write(CodedOutputStream output) throws IOException;
    }

    private static byte[] written(Writer writer) {
        var bytes = new ByteArrayOutputStream();
        var output = CodedOutputStream.newInstance(bytes);
        try {
            writer.write(output);
            output.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
