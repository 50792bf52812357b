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

    /// Bits of a change of the distance in time, by how many ones stand before it; from the right, a byte each.
    private static final int WIDTHS = 0x14_11_0e_00;

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
        var word = word(bytes, position);
        while (true) {
            time += delta;
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

            // 0 alone, 10 and 14 bits, 110 and 17, 1110 and 20; jitter makes which one it is unforeseeable, so there
            // is no branch. What follows the longest, with the lengths of the next value, is within the word as well.
            word = word(bytes, position);
            var ones = Long.numberOfLeadingZeros(~word);
            if (ones < 4) {
                var width = (WIDTHS >>> (8 * ones)) & 0xff;
                var field = (word << (ones + 1)) & ~(-1L >>> width);
                delta -= -field >> -width;
                position += ones + 1 + width;
                word <<= ones + 1 + width;
            } else {
                delta += field(bytes, position + 4, 64);
                position += 68;
                word = word(bytes, position);
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
