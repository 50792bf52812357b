package io.rightsizer.analyzer.collector;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.TreeMap;

/// Reads the frames of a streamed remote read, each a `prometheus.ChunkedReadResponse`, and hands over one series
/// after the other. A long series comes in several frames, each with the labels again.
final class ChunkedSeries {

    private static final int XOR = 1;

    private final FrameReader frames;
    private final Sink sink;
    private final Samples samples = new Samples();
    private byte[] labels = new byte[0];
    private byte[] nextLabels = new byte[1024];
    private int nextLabelsLength;
    private int[] chunks = new int[64];
    private int chunkCount;

    ChunkedSeries(FrameReader frames, Sink sink) {
        this.frames = frames;
        this.sink = sink;
    }

    /// Receives a series; `samples` are as sent, and used again for the next.
    @FunctionalInterface
    interface Sink {
        void series(Labels labels, Samples samples) throws IOException;
    }

    /// @throws UnknownChunk when a chunk is not a float chunk of the first kind
    void readAll() throws IOException {
        while (frames.next()) {
            var message = CodedInputStream.newInstance(frames.bytes(), 0, frames.length());
            for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == 1) {
                    readSeries(message);
                } else {
                    message.skipField(tag);
                }
            }
        }
        finish();
    }

    private void readSeries(CodedInputStream message) throws IOException {
        var limit = message.pushLimit(message.readRawVarint32());
        nextLabelsLength = 0;
        chunkCount = 0;
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> noteLabel(message);
                case 2 -> noteChunk(message);
                default -> message.skipField(tag);
            }
        }
        message.popLimit(limit);
        if (!Arrays.equals(labels, 0, labels.length, nextLabels, 0, nextLabelsLength)) {
            finish();
            labels = Arrays.copyOf(nextLabels, nextLabelsLength);
        }
        decodeChunks();
    }

    /// Keeps the label's bytes, its length before it: labels are compared a frame at a time and parsed once a series.
    private void noteLabel(CodedInputStream message) throws IOException {
        var start = message.getTotalBytesRead();
        message.skipRawBytes(message.readRawVarint32());
        var length = message.getTotalBytesRead() - start;
        if (nextLabelsLength + length > nextLabels.length) {
            nextLabels = Arrays.copyOf(nextLabels, 2 * (nextLabelsLength + length));
        }
        System.arraycopy(frames.bytes(), start, nextLabels, nextLabelsLength, length);
        nextLabelsLength += length;
    }

    private void noteChunk(CodedInputStream message) throws IOException {
        var limit = message.pushLimit(message.readRawVarint32());
        var encoding = 0;
        var start = 0;
        var length = 0;
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 3 -> encoding = message.readEnum();
                case 4 -> {
                    length = message.readRawVarint32();
                    start = message.getTotalBytesRead();
                    message.skipRawBytes(length);
                }
                default -> message.skipField(tag);
            }
        }
        message.popLimit(limit);
        if (encoding != XOR) {
            throw new UnknownChunk(encoding);
        }
        addChunk(start, length);
    }

    private void addChunk(int start, int length) {
        if (chunkCount + 2 > chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunks.length);
        }
        chunks[chunkCount++] = start;
        chunks[chunkCount++] = length;
    }

    private void decodeChunks() throws IOException {
        try {
            for (int index = 0; index < chunkCount; index += 2) {
                XorChunk.decode(frames.bytes(), chunks[index], chunks[index + 1], samples);
            }
        } catch (XorChunk.Corrupt corrupt) {
            throw new FrameReader.Damaged(String.valueOf(corrupt.getMessage()));
        }
    }

    private void finish() throws IOException {
        if (labels.length > 0) {
            sink.series(parsed(), samples);
        }
        samples.clear();
    }

    private Labels parsed() throws IOException {
        var map = new TreeMap<String, String>();
        var input = CodedInputStream.newInstance(labels);
        while (!input.isAtEnd()) {
            var limit = input.pushLimit(input.readRawVarint32());
            var name = "";
            var value = "";
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case 1 -> name = input.readStringRequireUtf8();
                    case 2 -> value = input.readStringRequireUtf8();
                    default -> input.skipField(tag);
                }
            }
            input.popLimit(limit);
            map.put(name, value);
        }
        return new Labels(map);
    }

    /// A chunk that is not read here: XOR2, a native histogram, or something newer.
    static final class UnknownChunk extends IOException {

        private static final long serialVersionUID = 1L;

        UnknownChunk(int encoding) {
            super("chunks of encoding " + encoding);
        }
    }
}
