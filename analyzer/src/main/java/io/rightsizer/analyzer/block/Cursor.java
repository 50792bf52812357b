package io.rightsizer.analyzer.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A place in a file from which numbers are read one after the other, never beyond an end.
final class Cursor {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /// What a label value may at most have in bytes; the longest honest ones have some thousands.
    private static final int LONGEST_STRING = 1 << 20;

    private final MappedFile file;
    private final MemorySegment bytes;
    private final long end;
    private long position;

    /// Within the file; [MappedFile#cursor] makes sure of that.
    Cursor(MappedFile file, long from, long end) {
        this.file = file;
        this.bytes = file.bytes();
        this.position = from;
        this.end = end;
    }

    long position() {
        return position;
    }

    long end() {
        return end;
    }

    long left() {
        return end - position;
    }

    void moveTo(long newPosition) {
        position = newPosition;
    }

    int u8() throws BlockException {
        need(1);
        return bytes.get(ValueLayout.JAVA_BYTE, position++) & 0xff;
    }

    long u32() throws BlockException {
        need(Integer.BYTES);
        var value = bytes.get(INT, position);
        position += Integer.BYTES;
        return Integer.toUnsignedLong(value);
    }

    long i64() throws BlockException {
        need(Long.BYTES);
        var value = bytes.get(LONG, position);
        position += Long.BYTES;
        return value;
    }

    /// Seven bits a byte, the lowest first; a value above 2^63 - 1 comes out negative.
    long uvarint() throws BlockException {
        var value = 0L;
        for (int shift = 0; shift < 64; shift += 7) {
            var part = u8();
            value |= (part & 0x7fL) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw broken("a number has more than ten bytes");
    }

    long varint() throws BlockException {
        var value = uvarint();
        return (value >>> 1) ^ -(value & 1);
    }

    /// A length in bytes, or a number of things that take at least `least` bytes each.
    long count(long value, int least, String what) throws BlockException {
        if (value < 0 || value > left() / least) {
            throw broken(what + " claims a length of " + Long.toUnsignedString(value) + " where " + left()
                    + " bytes are left");
        }
        return value;
    }

    void skip(long length) throws BlockException {
        need(length);
        position += length;
    }

    /// The bytes of a string whose length stands before it; the cursor moves behind it.
    MemorySegment string() throws BlockException {
        var length = count(uvarint(), 1, "a string");
        if (length > LONGEST_STRING) {
            throw broken("a string has " + length + " bytes");
        }
        var string = bytes.asSlice(position, length);
        position += length;
        return string;
    }

    BlockException broken(String how) {
        return file.broken(position, how);
    }

    private void need(long length) throws BlockException {
        if (length < 0 || length > end - position) {
            throw broken("it ends too early");
        }
    }
}
