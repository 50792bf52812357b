package io.rightsizer.api.demo;

import com.google.protobuf.CodedOutputStream;
import io.rightsizer.analyzer.block.ChunkEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;

/// Writes the answer of a streamed remote read, one series per frame: the length as a varint, the CRC32C of the message
/// in four bytes (big-endian), then a `prompb.ChunkedReadResponse`. Nothing but the current series is in memory.
final class ChunkedReadWriter {

    private static final int XOR = 1;

    private final OutputStream out;
    private final ChunkEncoder chunk = new ChunkEncoder();
    private final ByteArrayOutputStream series = new ByteArrayOutputStream();

    ChunkedReadWriter(OutputStream out) {
        this.out = out;
    }

    void write(DemoSeries answer, ReadRequest.Query query, int queryIndex) throws IOException {
        series.reset();
        var message = CodedOutputStream.newInstance(series);
        for (var label : answer.labels().entrySet()) {
            message.writeByteArray(1, pair(label.getKey(), label.getValue()));
        }
        writeChunks(answer, query, message);
        message.flush();
        writeFrame(response(series.toByteArray(), queryIndex));
    }

    private void writeChunks(DemoSeries answer, ReadRequest.Query query, CodedOutputStream message) throws IOException {
        var chunks = new ChunkCutter(message);
        answer.read(query.fromMillis(), query.toMillis(), chunks);
        chunks.finish();
    }

    private void writeFrame(byte[] response) throws IOException {
        var checksum = new CRC32C();
        checksum.update(response);
        var frame = CodedOutputStream.newInstance(out);
        frame.writeUInt32NoTag(response.length);
        var crc = (int) checksum.getValue();
        frame.writeFixed32NoTag(Integer.reverseBytes(crc));
        frame.writeRawBytes(response);
        frame.flush();
    }

    private static byte[] response(byte[] series, int queryIndex) throws IOException {
        var bytes = new ByteArrayOutputStream(series.length + 16);
        var message = CodedOutputStream.newInstance(bytes);
        message.writeByteArray(1, series);
        if (queryIndex != 0) {
            message.writeInt64(2, queryIndex);
        }
        message.flush();
        return bytes.toByteArray();
    }

    private static byte[] pair(String name, String value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var message = CodedOutputStream.newInstance(bytes);
        message.writeString(1, name);
        message.writeString(2, value);
        message.flush();
        return bytes.toByteArray();
    }

    /// Cuts samples into chunks and appends them to the message. The sink cannot throw what the stream in memory never
    /// throws either.
    private final class ChunkCutter implements SampleSink {

        private final CodedOutputStream message;

        private ChunkCutter(CodedOutputStream message) {
            this.message = message;
            chunk.reset();
        }

        @Override
        public void sample(long millis, double value) {
            if (chunk.isFull()) {
                finish();
            }
            chunk.add(millis, value);
        }

        private void finish() {
            if (chunk.isEmpty()) {
                return;
            }
            try {
                message.writeByteArray(2, encoded());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            chunk.reset();
        }

        private byte[] encoded() throws IOException {
            var bytes = new ByteArrayOutputStream();
            var chunkMessage = CodedOutputStream.newInstance(bytes);
            chunkMessage.writeInt64(1, chunk.firstTime());
            chunkMessage.writeInt64(2, chunk.lastTime());
            chunkMessage.writeEnum(3, XOR);
            chunkMessage.writeByteArray(4, chunk.toBytes());
            chunkMessage.flush();
            return bytes.toByteArray();
        }
    }
}
