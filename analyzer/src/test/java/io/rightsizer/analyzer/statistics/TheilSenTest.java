package io.rightsizer.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Expected values from scipy.stats.theilslopes 1.17.
class TheilSenTest {

    @Test
    void drawsTheLineOfScipy() {
        var y = new double[] {12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7};
        var line = TheilSen.of(IntStream.range(0, y.length).asDoubleStream().toArray(), y);

        assertThat(line.slope()).isCloseTo(0.566666666666667, within(1e-12));
        assertThat(line.intercept()).isCloseTo(11.966666666666663, within(1e-12));
    }

    @Test
    void drawsTheLineOfScipyThroughGapsAndAWildValue() {
        var line = TheilSen.of(new double[] {0, 1, 2, 4, 5, 6, 9, 10}, new double[] {3, 5, 4, 9, 8, 12, 40, 15});

        assertThat(line.slope()).isCloseTo(1.4, within(1e-12));
        assertThat(line.intercept()).isCloseTo(2.2, within(1e-12));
    }
}
