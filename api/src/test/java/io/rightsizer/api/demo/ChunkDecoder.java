package io.rightsizer.api.demo;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/// An XOR chunk decoder written from `tsdb/docs/format/chunks.md` of Prometheus, bit by bit.
final class ChunkDecoder {

    private final byte[] bytes;
    private int bit = 16;

    private ChunkDecoder(byte[] bytes) {
        this.bytes = bytes;
    }

    static void decode(byte[] chunk, BiConsumer<Long, Double> sample) {
        new ChunkDecoder(chunk).decode(sample);
    }

    private void decode(BiConsumer<Long, Double> sample) {
        var samples = ByteBuffer.wrap(bytes).getShort() & 0xFFFF;
        var time = 0L;
        var step = 0L;
        var value = 0L;
        var leading = 0;
        var trailing = 0;
        for (int index = 0; index < samples; index++) {
            if (index == 0) {
                var zigzag = varint();
                time = (zigzag >>> 1) ^ -(zigzag & 1);
                value = bits(64);
            } else {
                step = index == 1 ? varint() : step + stepChange();
                time += step;
                if (bits(1) == 1) {
                    if (bits(1) == 1) {
                        leading = (int) bits(5);
                        var meaningful = (int) bits(6);
                        trailing = 64 - leading - (meaningful == 0 ? 64 : meaningful);
                    }
                    value ^= bits(64 - leading - trailing) << trailing;
                }
            }
            sample.accept(time, Double.longBitsToDouble(value));
        }
    }

    private long stepChange() {
        var prefix = 0;
        while (prefix < 4 && bits(1) == 1) {
            prefix++;
        }
        return switch (prefix) {
            case 0 -> 0;
            case 1 -> signed(14);
            case 2 -> signed(17);
            case 3 -> signed(20);
            default -> bits(64);
        };
    }

    private long signed(int size) {
        var value = bits(size);
        return value > 1L << (size - 1) ? value - (1L << size) : value;
    }

    private long varint() {
        var value = 0L;
        for (int shift = 0; ; shift += 7) {
            var part = bits(8);
            value |= (part & 0x7F) << shift;
            if (part < 0x80) {
                return value;
            }
        }
    }

    private long bits(int count) {
        var value = 0L;
        for (int read = 0; read < count; read++, bit++) {
            value = (value << 1) | ((bytes[bit / 8] >>> (7 - bit % 8)) & 1);
        }
        return value;
    }
}
