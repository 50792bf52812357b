package io.rightsizer.analyzer.block;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Bytes of which the length is not known yet.
final class Section {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    void i32(int number) {
        output.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
    }

    void uvarint(long number) {
        var rest = number;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            output.write((int) (rest | 0x80));
        }
        output.write((int) rest);
    }

    void varint(long number) {
        uvarint((number << 1) ^ (number >> 63));
    }

    void text(byte[] bytes) {
        uvarint(bytes.length);
        output.writeBytes(bytes);
    }

    void write(byte[] bytes) {
        output.writeBytes(bytes);
    }

    byte[] bytes() {
        return output.toByteArray();
    }
}
