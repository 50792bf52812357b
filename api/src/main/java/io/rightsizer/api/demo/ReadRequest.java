package io.rightsizer.api.demo;

import com.google.protobuf.CodedInputStream;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `prompb.ReadRequest` of Prometheus' remote read protocol: the ranges asked for.
///
/// @param acceptsChunks whether the client listed STREAMED_XOR_CHUNKS among the answers it understands
record ReadRequest(List<Query> queries, boolean acceptsChunks) {

    private static final int STREAMED_XOR_CHUNKS = 1;
    private static final int MOST_BYTES = 1 << 20;

    ReadRequest {
        queries = List.copyOf(queries);
    }

    /// The series the matchers accept, with their samples in `[fromMillis, toMillis]`.
    record Query(long fromMillis, long toMillis, List<LabelMatcher> matchers) {

        Query {
            matchers = List.copyOf(matchers);
        }
    }

    /// Reads the body of a request, a Snappy block.
    ///
    /// @throws IOException when it is no Snappy block, over 1 MiB or no such message
    static ReadRequest parse(byte[] body) throws IOException {
        var message = CodedInputStream.newInstance(uncompressed(body));
        var queries = new ArrayList<Query>();
        var acceptsChunks = false;
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            switch (tag) {
                case 1 << 3 | 2 -> queries.add(query(message.readByteArray()));
                case 2 << 3 -> acceptsChunks |= message.readEnum() == STREAMED_XOR_CHUNKS;
                case 2 << 3 | 2 -> acceptsChunks |= listsChunks(message.readByteArray());
                default -> message.skipField(tag);
            }
        }
        return new ReadRequest(queries, acceptsChunks);
    }

    private static byte[] uncompressed(byte[] body) throws IOException {
        try {
            var snappy = new SnappyJavaDecompressor();
            var size = snappy.getUncompressedLength(body, 0);
            if (size > MOST_BYTES) {
                throw new IOException("the request is over 1 MiB");
            }
            var bytes = new byte[size];
            return Arrays.copyOf(bytes, snappy.decompress(body, 0, body.length, bytes, 0, size));
        } catch (MalformedInputException | IndexOutOfBoundsException corrupt) {
            throw new IOException("snappy: corrupt input", corrupt);
        }
    }

    private static boolean listsChunks(byte[] packed) throws IOException {
        var types = CodedInputStream.newInstance(packed);
        var listed = false;
        while (!types.isAtEnd()) {
            listed |= types.readEnum() == STREAMED_XOR_CHUNKS;
        }
        return listed;
    }

    private static Query query(byte[] bytes) throws IOException {
        var message = CodedInputStream.newInstance(bytes);
        var from = 0L;
        var to = 0L;
        var matchers = new ArrayList<LabelMatcher>();
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            switch (tag) {
                case 1 << 3 -> from = message.readInt64();
                case 2 << 3 -> to = message.readInt64();
                case 3 << 3 | 2 -> matchers.add(matcher(message.readByteArray()));
                default -> message.skipField(tag);
            }
        }
        return new Query(from, to, matchers);
    }

    private static LabelMatcher matcher(byte[] bytes) throws IOException {
        var message = CodedInputStream.newInstance(bytes);
        var type = LabelMatcher.Type.EQUAL;
        var label = "";
        var value = "";
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            switch (tag) {
                case 1 << 3 -> type = type(message.readEnum());
                case 2 << 3 | 2 -> label = message.readString();
                case 3 << 3 | 2 -> value = message.readString();
                default -> message.skipField(tag);
            }
        }
        return LabelMatcher.of(label, type, value);
    }

    private static LabelMatcher.Type type(int number) throws IOException {
        var types = LabelMatcher.Type.values();
        if (number < 0 || number >= types.length) {
            throw new IOException("invalid matcher type " + number);
        }
        return types[number];
    }
}
