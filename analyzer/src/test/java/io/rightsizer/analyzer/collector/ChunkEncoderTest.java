package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.block.ChunkEncoder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChunkEncoderTest {

    private static final double STALE = Double.longBitsToDouble(0x7FF0000000000002L);

    /// Worked out by hand from the layout: two samples; time 1 as zigzag varint 02; 1.0 in eight bytes; step 2 as
    /// varint; then 1.0 XOR 2.0 = 7FF0..: control bits 11, leading zeros 00001, 11 meaningful
    /// bits 001011, the bits 11111111111: C2 5F FF.
    @Test
    void laysOutBitsAsTheFormatSays() {
        var chunk = new ChunkEncoder();
        chunk.add(1, 1.0);
        chunk.add(3, 2.0);

        assertThat(HexFormat.of().formatHex(chunk.toBytes()))
                .isEqualTo("0002" + "02" + "3ff0000000000000" + "02" + "c25fff");
    }

    @Test
    void givesBackEveryKindOfTimeStepAndValue() throws XorChunk.Corrupt {
        var times = new long[] {
            -5,
            60_000,
            120_000,
            180_001,
            240_000,
            308_193,
            368_193,
            493_729,
            493_730,
            1_100_000,
            1L << 41,
            (1L << 41) + 1
        };
        var values = new double[] {
            0, 0, -0.0, 1e-300, 1.5, STALE, Double.NaN, Double.POSITIVE_INFINITY, 12.375, 12.376, 4096, 8192
        };

        var decoded = roundTrip(times, values);

        assertThat(times(decoded)).containsExactly(times);
        assertThat(bits(decoded.values, decoded.size)).containsExactly(bits(values, values.length));
    }

    /// The borders of the 14, 17 and 20 bit fields, as `bitRange` of Prometheus' `xor.go` has them.
    @Test
    void keepsTimeChangesAtTheBordersOfTheirFields() throws XorChunk.Corrupt {
        var changes = new long[] {
            8191, -8191, 8192, -8192, 8193, 65_535, -65_535, 65_536, -65_536, 65_537, 524_287, -524_287, 524_288,
            -524_288, 524_289
        };
        var times = new long[changes.length + 2];
        var step = 10_000_000L;
        times[1] = step;
        for (int index = 0; index < changes.length; index++) {
            step += changes[index];
            times[index + 2] = times[index + 1] + step;
        }

        assertThat(times(roundTrip(times, new double[times.length]))).containsExactly(times);
    }

    @Test
    void isReusedAfterAReset() {
        var chunk = new ChunkEncoder();
        chunk.add(1, 7.25);
        chunk.add(2, 9);
        chunk.reset();
        chunk.add(1, 1.0);

        var fresh = new ChunkEncoder();
        fresh.add(1, 1.0);
        assertThat(chunk.toBytes()).isEqualTo(fresh.toBytes());
    }

    private static Samples roundTrip(long[] times, double[] values) throws XorChunk.Corrupt {
        var chunk = new ChunkEncoder();
        for (int index = 0; index < times.length; index++) {
            chunk.add(times[index], values[index]);
        }
        var bytes = chunk.toBytes();
        var samples = new Samples();
        XorChunk.decode(Arrays.copyOf(bytes, bytes.length + XorChunk.SLACK), 0, bytes.length, samples);
        return samples;
    }

    private static long[] times(Samples samples) {
        return Arrays.copyOf(samples.times, samples.size);
    }

    private static long[] bits(double[] values, int size) {
        return Arrays.stream(values, 0, size)
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }
}
