package io.rightsizer.analyzer.block;

import java.util.Arrays;

/// Encodes up to 120 samples as Prometheus stores and sends them: the first time and value plainly, then
/// the change of the time's change and the value's XOR with its predecessor, most of them a few bits.
/// The layout is `tsdb/docs/format/chunks.md` of Prometheus, the idea the Gorilla paper (VLDB 2015, section 4.1).
public final class ChunkEncoder {

    /// Where Prometheus cuts a chunk.
    private static final int MOST_SAMPLES = 120;

    /// A sample takes at most 68 bits of time and 77 bits of value.
    private static final int MOST_BYTES = 2 + MOST_SAMPLES * 19;

    /// No window of meaningful bits yet, so the first changed value must write one.
    private static final int NO_WINDOW = 255;

    private final byte[] bytes = new byte[MOST_BYTES];
    private int length;
    private long pending;
    private int pendingBits;

    private int samples;
    private long firstTime;
    private long time;
    private long timeStep;
    private long valueBits;
    private int leading;
    private int trailing;

    public ChunkEncoder() {
        reset();
    }

    /// What comes next begins another chunk.
    public void reset() {
        length = 2;
        pending = 0;
        pendingBits = 0;
        samples = 0;
        leading = NO_WINDOW;
        trailing = 0;
    }

    public void add(long millis, double value) {
        var bits = Double.doubleToRawLongBits(value);
        switch (samples) {
            case 0 -> addFirst(millis, bits);
            case 1 -> addSecond(millis, bits);
            default -> addLater(millis, bits);
        }
        time = millis;
        valueBits = bits;
        samples++;
    }

    public boolean isEmpty() {
        return samples == 0;
    }

    public boolean isFull() {
        return samples == MOST_SAMPLES;
    }

    int samples() {
        return samples;
    }

    /// Epoch milliseconds, as [#lastTime].
    public long firstTime() {
        return firstTime;
    }

    public long lastTime() {
        return time;
    }

    /// The finished chunk: the number of samples in two bytes, then the bits, the last byte filled with zeros.
    public byte[] toBytes() {
        bytes[0] = (byte) (samples >>> 8);
        bytes[1] = (byte) samples;
        if (pendingBits == 0) {
            return Arrays.copyOf(bytes, length);
        }
        var data = Arrays.copyOf(bytes, length + 1);
        data[length] = (byte) (pending << (8 - pendingBits));
        return data;
    }

    private void addFirst(long millis, long bits) {
        firstTime = millis;
        varint((millis << 1) ^ (millis >> 63));
        write(bits, 64);
    }

    private void addSecond(long millis, long bits) {
        timeStep = millis - time;
        varint(timeStep);
        addValue(bits);
    }

    private void addLater(long millis, long bits) {
        var step = millis - time;
        addTimeChange(step - timeStep);
        timeStep = step;
        addValue(bits);
    }

    private void addTimeChange(long change) {
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

    /// The range is shifted by one against two's complement: Prometheus keeps `2^(bits-1)`, not its negative.
    private static boolean fits(long change, int bits) {
        var half = 1L << (bits - 1);
        return -half < change && change <= half;
    }

    private void addValue(long bits) {
        var change = bits ^ valueBits;
        if (change == 0) {
            write(0, 1);
            return;
        }
        write(1, 1);
        var newLeading = Math.min(31, Long.numberOfLeadingZeros(change));
        var newTrailing = Long.numberOfTrailingZeros(change);
        if (leading != NO_WINDOW && newLeading >= leading && newTrailing >= trailing) {
            write(0, 1);
        } else {
            openWindow(newLeading, newTrailing);
        }
        write(change >>> trailing, 64 - leading - trailing);
    }

    private void openWindow(int newLeading, int newTrailing) {
        leading = newLeading;
        trailing = newTrailing;
        write(1, 1);
        write(leading, 5);
        write(64 - leading - trailing, 6);
    }

    /// Only ever called on a byte border.
    private void varint(long value) {
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void write(long value, int count) {
        if (count > 32) {
            write(value >>> 32, count - 32);
            write(value, 32);
            return;
        }
        pending = (pending << count) | (value & ((1L << count) - 1));
        pendingBits += count;
        while (pendingBits >= 8) {
            pendingBits -= 8;
            bytes[length++] = (byte) (pending >>> pendingBits);
        }
    }
}
