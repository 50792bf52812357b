package io.rightsizer.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MannKendallTest {

    private static final double[] LECTURE = {
        12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7
    };

    /// The example counted by hand in the notes of J. Little, College of the Holy Cross: one tie, S = 54, Z = 2.9058,
    /// and 0.0018 on one side.
    @Test
    void findsTheTrendOfTheWorkedExample() {
        var trend = MannKendall.of(LECTURE);

        assertThat(trend.s()).isEqualTo(54);
        assertThat(trend.variance()).isCloseTo(14 * 13 * 33 / 18.0 - 1, within(1e-9));
        assertThat(trend.z()).isCloseTo(2.9058, within(5e-5));
        assertThat(trend.pValue()).isCloseTo(0.0036627, within(1e-7));
    }

    @Test
    void findsTheSameTrendDownward() {
        var trend = MannKendall.of(Arrays.stream(LECTURE).map(value -> -value).toArray());

        assertThat(trend.s()).isEqualTo(-54);
        assertThat(trend.z()).isCloseTo(-2.9058, within(5e-5));
        assertThat(trend.pValue()).isCloseTo(0.0036627, within(1e-7));
    }

    @Test
    void findsNoTrendInEqualValues() {
        var trend = MannKendall.of(new double[] {3, 3, 3, 3, 3});

        assertThat(trend).isEqualTo(new MannKendall(0, 0));
        assertThat(trend.pValue()).isEqualTo(1);
    }

    @Test
    void findsNothingInNothing() {
        assertThat(MannKendall.of(new double[0]).pValue()).isEqualTo(1);
    }

    /// A test at 1 % is wrong in about one of a hundred series without a trend.
    @Test
    void isRarelyWrongOnNoise() {
        var random = new Random(7);
        var wrong = 0;
        for (int series = 0; series < 1000; series++) {
            if (MannKendall.of(random.doubles(14).toArray()).pValue() < 0.01) {
                wrong++;
            }
        }

        assertThat(wrong).isBetween(1, 20);
    }
}
