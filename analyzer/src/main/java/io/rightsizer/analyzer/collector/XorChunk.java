package io.rightsizer.analyzer.collector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Decodes Prometheus' float chunk, Gorilla's delta-of-delta times and XORed values
/// (<https://github.com/prometheus/prometheus/blob/main/tsdb/docs/format/chunks.md>).
///
/// Each field is cut out of one or two unaligned 64-bit loads, so there is no loop over bits. Loads may reach past
/// the chunk; the caller's array therefore ends at least [#SLACK] bytes later, and the position is checked once a
/// sample: the longest sample has 145 bits.
final class XorChunk {

    /// Bytes that must follow a chunk in its array.
    static final int SLACK = 32;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEADER = 2;

    private XorChunk() {}

    /// Appends the chunk's samples.
    ///
    /// @throws Corrupt when the chunk ends before its samples do
    static void decode(byte[] bytes, int offset, int length, Samples samples) throws Corrupt {
        if (length < HEADER) {
            throw new Corrupt();
        }
        var count = ((bytes[offset] & 0xff) << 8) | (bytes[offset + 1] & 0xff);
        if (count == 0) {
            return;
        }
        samples.reserve(count);
        var used = decode(bytes, (offset + HEADER) << 3, (offset + length) << 3, samples, count);
        if (used > (offset + length) << 3) {
            throw new Corrupt();
        }
    }

    /// @return the bit after the last sample
    private static int decode(byte[] bytes, int start, int end, Samples samples, int count) throws Corrupt {
        var times = samples.times;
        var values = samples.values;
        var index = samples.size;
        var last = index + count;

        var varint = varint(bytes, start >>> 3, end >>> 3);
        var position = (varint.next << 3) + 64;
        var time = (varint.value >>> 1) ^ -(varint.value & 1);
        var bits = (long) WORD.get(bytes, varint.next);
        times[index] = time;
        values[index++] = Double.longBitsToDouble(bits);
        samples.size = last;
        if (count == 1) {
            return position;
        }

        varint = varint(bytes, position >>> 3, end >>> 3);
        position = varint.next << 3;
        var delta = varint.value;
        var significant = 0;
        var trailing = 0;
        while (true) {
            time += delta;
            var word = word(bytes, position);
            if (word >= 0) {
                position++;
            } else {
                if (word << 1 < 0) {
                    significant = (int) (word << 7 >>> 58);
                    significant = significant == 0 ? 64 : significant;
                    trailing = 64 - (int) (word << 2 >>> 59) - significant;
                    position += 13;
                } else {
                    position += 2;
                }
                if (significant == 0 || trailing < 0) {
                    throw new Corrupt();
                }
                bits ^= field(bytes, position, significant) << trailing;
                position += significant;
            }
            if (position > end) {
                throw new Corrupt();
            }
            times[index] = time;
            values[index++] = Double.longBitsToDouble(bits);
            if (index == last) {
                return position;
            }

            word = word(bytes, position);
            if (word >= 0) {
                position++;
            } else if (word << 1 >= 0) {
                delta += signed(word << 2 >>> 50, 14);
                position += 16;
            } else if (word << 2 >= 0) {
                delta += signed(word << 3 >>> 47, 17);
                position += 20;
            } else if (word << 3 >= 0) {
                delta += signed(word << 4 >>> 44, 20);
                position += 24;
            } else {
                delta += field(bytes, position + 4, 64);
                position += 68;
            }
        }
    }

    /// The next bits at the left; at least 57 of them are valid.
    private static long word(byte[] bytes, int position) {
        return (long) WORD.get(bytes, position >>> 3) << (position & 7);
    }

    /// The next `width` bits as a number, 1 to 64 of them.
    private static long field(byte[] bytes, int position, int width) {
        var shift = position & 7;
        var word = word(bytes, position);
        if (shift + width > 64) {
            word |= (bytes[(position >>> 3) + 8] & 0xffL) >>> (8 - shift);
        }
        return word >>> (64 - width);
    }

    /// The range is -(2^(width-1) - 1) to 2^(width-1): the one bit pattern with only the top bit set is positive.
    private static long signed(long value, int width) {
        return value > 1L << (width - 1) ? value - (1L << width) : value;
    }

    private static Varint varint(byte[] bytes, int from, int end) throws Corrupt {
        var value = 0L;
        var next = from;
        for (int shift = 0; shift < 64; shift += 7) {
            if (next >= end) {
                throw new Corrupt();
            }
            var part = bytes[next++];
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return new Varint(value, next);
            }
        }
        throw new Corrupt();
    }

    /// @param next the byte after it
    private record Varint(long value, int next) {}

    /// The bytes are no chunk.
    static final class Corrupt extends Exception {

        private static final long serialVersionUID = 1L;

        Corrupt() {
            super("a chunk of samples is cut off or malformed");
        }
    }
}
