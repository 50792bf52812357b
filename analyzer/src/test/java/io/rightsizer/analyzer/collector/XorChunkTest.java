package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The vectors were written by hand, bit by bit, from the description of the format in Prometheus'
/// `tsdb/docs/format/chunks.md`.
class XorChunkTest {

    @Test
    void readsOneSample() throws XorChunk.Corrupt {
        // count 1; time 1000 as zigzag varint 2000 = d0 0f; 1.5 = 3ff8…
        assertThat(decoded("0001 d00f 3ff8000000000000")).isEqualTo("1000=1.5");
    }

    @Test
    void readsASecondSampleWithTheSameValue() throws XorChunk.Corrupt {
        // delta 60000 as varint e0 d4 03; value bit 0
        assertThat(decoded("0002 d00f 3ff8000000000000 e0d403 00")).isEqualTo("1000=1.5 61000=1.5");
    }

    @Test
    void readsANewValueWindowAndReusesIt() throws XorChunk.Corrupt {
        // second value 3.0 = 4008…: xor 7ff0…, leading 1, significant 11, bits 11111111111, so
        // 11 00001 001011 11111111111 = 1100 0010 0101 1111 1111 1111
        // third: time bit 0; 1.5 again: xor 7ff0…, same window: 10 11111111111; padding
        // 0 10 11111 | 111111 00
        assertThat(decoded("0003 d00f 3ff8000000000000 e0d403 c25fff 5ffc")).isEqualTo("1000=1.5 61000=3.0 121000=1.5");
    }

    @Test
    void readsDeltaOfDeltasOfAllWidths() throws XorChunk.Corrupt {
        // after delta 100 (varint 64), all with value bit 0:
        // value 0 | 10 + 14 bits of -5 (11111111111011) | 0
        // 110 + 17 bits of 9000 (00010001100101000) | 0
        // 1110 + 20 bits of -70000 (11101110111010010000) | 0
        // 1111 + 64 bits of 1000000 (00…0 0f4240) | 0
        // 0101 1111 1111 1101 1011 0000 1000 1100 1010 0001 1101 1101 1101 1101 0010 0000 1111, 64 bits, 0
        assertThat(decoded("0006 d00f 3ff8000000000000 64 5ffdb08ca1dddd20f 00000000000f4240 0"))
                .isEqualTo("1000=1.5 1100=1.5 1195=1.5 10290=1.5 -50615=1.5 888480=1.5");
    }

    @Test
    void readsTheOnePatternOfEachWidthThatIsPositive() throws XorChunk.Corrupt {
        // 14 bits 10000000000000 is +8192, not -8192: 0 | 10 10000000000000 | 0
        // 0101 0000 0000 0000 0000
        assertThat(decoded("0003 d00f 3ff8000000000000 64 500000")).isEqualTo("1000=1.5 1100=1.5 9392=1.5");
    }

    @Test
    void readsSixtyFourSignificantBits() throws XorChunk.Corrupt {
        // xor of all bits: 11 00000 000000 + 64 ones: 1100 0000 0000 0 111…1
        assertThat(decoded("0002 d00f 0000000000000000 64 c007ffffffffffffffff f8"))
                .startsWith("1000=0.0 1100=NaN");
    }

    @Test
    void readsTimesBefore1970() throws XorChunk.Corrupt {
        assertThat(decoded("0001 cf0f 3ff8000000000000")).isEqualTo("-1000=1.5");
    }

    @Test
    void refusesAChunkThatEndsTooEarly() {
        assertThatExceptionOfType(XorChunk.Corrupt.class).isThrownBy(() -> decoded("00"));
        assertThatExceptionOfType(XorChunk.Corrupt.class).isThrownBy(() -> decoded("0001 d00f 3ff8"));
        assertThatExceptionOfType(XorChunk.Corrupt.class).isThrownBy(() -> decoded("0001 ffffffffffffffffffffff"));
        assertThatExceptionOfType(XorChunk.Corrupt.class)
                .isThrownBy(() -> decoded("0009 d00f 3ff8000000000000 e0d403 00"));
    }

    @Test
    void refusesReuseOfAValueWindowThatWasNeverSet() {
        // value bits 10 for the second sample
        assertThatExceptionOfType(XorChunk.Corrupt.class)
                .isThrownBy(() -> decoded("0002 d00f 3ff8000000000000 64 80000000"));
    }

    @Test
    void randomBytesAreRefusedOrReadButNeverReachOutside() {
        var random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            var chunk = new byte[random.nextInt(80)];
            random.nextBytes(chunk);
            var padded = Arrays.copyOf(chunk, chunk.length + XorChunk.SLACK);
            var samples = new Samples();
            try {
                XorChunk.decode(padded, 0, chunk.length, samples);
                assertThat(samples.size).isLessThanOrEqualTo(8 * chunk.length);
            } catch (XorChunk.Corrupt refused) {
                assertThat(refused).hasMessageContaining("malformed");
            }
        }
    }

    @Test
    void appendsToWhatIsThere() throws XorChunk.Corrupt {
        var samples = new Samples();
        samples.add(1, 2);
        decode("0001 d00f 3ff8000000000000", samples);

        assertThat(samples.size).isEqualTo(2);
        assertThat(samples.values[1]).isEqualTo(1.5);
    }

    private static String decoded(String hex) throws XorChunk.Corrupt {
        var samples = new Samples();
        decode(hex, samples);
        var text = new StringBuilder();
        for (int index = 0; index < samples.size; index++) {
            text.append(index == 0 ? "" : " ")
                    .append(samples.times[index])
                    .append('=')
                    .append(samples.values[index]);
        }
        return text.toString();
    }

    private static void decode(String hex, Samples samples) throws XorChunk.Corrupt {
        var digits = hex.replace(" ", "");
        var chunk = HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : digits + "0");
        XorChunk.decode(Arrays.copyOf(chunk, chunk.length + XorChunk.SLACK), 0, chunk.length, samples);
    }
}
