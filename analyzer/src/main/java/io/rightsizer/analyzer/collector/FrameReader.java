package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Cuts a streamed remote read into frames: length as uvarint, CRC32C (Castagnoli) of the data in 4 big-endian
/// bytes, data. The array is used again for each frame.
final class FrameReader {

    /// Prometheus and Mimir keep frames near 1 MiB; one series' labels may add to that.
    private static final int LARGEST_FRAME = 64 << 20;

    private static final int FIRST_CAPACITY = 128 << 10;

    private final InputStream input;
    private final CRC32C checksum = new CRC32C();
    private final byte[] header = new byte[4];
    private byte[] frame = new byte[FIRST_CAPACITY];
    private int length;
    private int frames;

    FrameReader(InputStream input) {
        this.input = input;
    }

    /// @return whether there was another frame
    /// @throws Damaged when the stream ends inside a frame or its bytes are not those that were sent
    boolean next() throws IOException {
        var first = input.read();
        if (first < 0) {
            return false;
        }
        frames++;
        length = length(first);
        if (input.readNBytes(header, 0, header.length) < header.length) {
            throw cutOff(0);
        }
        if (length + XorChunk.SLACK > frame.length) {
            frame = new byte[length + (length >> 1) + XorChunk.SLACK];
        }
        var count = input.readNBytes(frame, 0, length);
        if (count < length) {
            throw cutOff(count);
        }
        checksum.reset();
        checksum.update(frame, 0, length);
        if (checksum.getValue()
                != Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt())) {
            throw new Damaged("the checksum of frame " + frames + " is wrong" + error(length));
        }
        return true;
    }

    /// The data of the frame, followed by at least [XorChunk#SLACK] bytes of anything.
    byte[] bytes() {
        return frame;
    }

    int length() {
        return length;
    }

    private int length(int first) throws IOException {
        var value = first & 0x7fL;
        var part = first;
        for (int shift = 7; part >= 0x80; shift += 7) {
            part = input.read();
            if (part < 0 || shift > 28) {
                throw cutOff(0);
            }
            value |= (part & 0x7fL) << shift;
        }
        if (value > LARGEST_FRAME) {
            throw new Damaged("frame " + frames + " claims " + value + " bytes");
        }
        return (int) value;
    }

    private Damaged cutOff(int received) {
        return new Damaged("it ends inside frame " + frames + error(received));
    }

    /// A server that fails half way can only write its error as text where a frame should be.
    private String error(int received) {
        var text = new String(Arrays.copyOf(frame, Math.min(received, 300)), UTF_8);
        var printable = !text.isBlank() && text.chars().allMatch(one -> (one >= ' ' && one != 0xfffd) || one == '\n');
        return printable ? ", and the server wrote \"" + Failures.oneLine(text) + "\"" : "";
    }

    /// The stream is not what the server meant to send.
    static final class Damaged extends EOFException {

        private static final long serialVersionUID = 1L;

        Damaged(String how) {
            super(how);
        }
    }
}
