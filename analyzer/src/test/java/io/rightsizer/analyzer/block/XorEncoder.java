package io.rightsizer.analyzer.block;

import java.util.Arrays;

/// Encodes samples as Prometheus' float chunk, from the description in `tsdb/docs/format/chunks.md`.
final class XorEncoder {

    static final int MOST_SAMPLES = 120;

    private static final int NO_WINDOW = 255;

    private final byte[] bytes = new byte[2 + 19 * MOST_SAMPLES];
    private long bit;
    private int samples;
    private long first;
    private long time;
    private long delta;
    private long value;
    private int leading;
    private int trailing;

    boolean isEmpty() {
        return samples == 0;
    }

    boolean isFull() {
        return samples == MOST_SAMPLES;
    }

    int samples() {
        return samples;
    }

    long first() {
        return first;
    }

    long last() {
        return time;
    }

    void add(long millis, double sample) {
        var bits = Double.doubleToRawLongBits(sample);
        if (samples == 0) {
            start(millis, bits);
        } else {
            var step = millis - time;
            if (samples == 1) {
                varint(step);
            } else {
                change(step - delta);
            }
            delta = step;
            xor(bits ^ value);
        }
        time = millis;
        value = bits;
        samples++;
    }

    /// The chunk; what comes next begins another.
    byte[] finish() {
        bytes[0] = (byte) (samples >>> 8);
        bytes[1] = (byte) samples;
        samples = 0;
        return Arrays.copyOf(bytes, (int) ((bit + 7) / 8));
    }

    private void start(long millis, long bits) {
        Arrays.fill(bytes, (byte) 0);
        bit = 16;
        leading = NO_WINDOW;
        first = millis;
        varint((millis << 1) ^ (millis >> 63));
        write(bits, 64);
    }

    private void change(long change) {
        if (change == 0) {
            write(0, 1);
        } else if (fits(change, 14)) {
            write(0b10, 2);
            write(change, 14);
        } else if (fits(change, 17)) {
            write(0b110, 3);
            write(change, 17);
        } else if (fits(change, 20)) {
            write(0b1110, 4);
            write(change, 20);
        } else {
            write(0b1111, 4);
            write(change, 64);
        }
    }

    private static boolean fits(long change, int width) {
        return change > -(1L << (width - 1)) && change <= 1L << (width - 1);
    }

    private void xor(long changed) {
        if (changed == 0) {
            write(0, 1);
            return;
        }
        var zeros = Math.min(31, Long.numberOfLeadingZeros(changed));
        var zerosBehind = Long.numberOfTrailingZeros(changed);
        if (leading != NO_WINDOW && zeros >= leading && zerosBehind >= trailing) {
            write(0b10, 2);
        } else {
            leading = zeros;
            trailing = zerosBehind;
            write(0b11, 2);
            write(leading, 5);
            write(64 - leading - trailing, 6);
        }
        write(changed >>> trailing, 64 - leading - trailing);
    }

    private void varint(long number) {
        var rest = number;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            write(rest | 0x80, 8);
        }
        write(rest, 8);
    }

    private void write(long number, int width) {
        for (int left = width; left > 0; ) {
            var free = 8 - (int) (bit & 7);
            var now = Math.min(free, left);
            var part = (number >>> (left - now)) & ((1L << now) - 1);
            bytes[(int) (bit >>> 3)] |= (byte) (part << (free - now));
            bit += now;
            left -= now;
        }
    }
}
