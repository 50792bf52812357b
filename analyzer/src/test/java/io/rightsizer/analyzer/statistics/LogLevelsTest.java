package io.rightsizer.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogLevelsTest {

    private final LogLevels cores = new LogLevels(1e-6, 1e6);

    @Test
    void standsForNoLessAndLessThanOnePercentMore() {
        var random = new Random(1);
        for (int draw = 0; draw < 100_000; draw++) {
            var number = Math.pow(10, -6 + 12 * random.nextDouble());
            var level = cores.of(number);
            assertThat(cores.end(level)).isBetween(number, 1.01 * number);
        }
    }

    @Test
    void aLevelIsThatOfItsOwnEnd() {
        for (int level = 1; level < cores.count() - 1; level++) {
            assertThat(cores.of(cores.end(level))).isEqualTo(level);
            assertThat(cores.of(Math.nextUp(cores.end(level)))).isEqualTo(level + 1);
        }
    }

    @Test
    void zeroIsItselfAndAlmostNothingTheUnit() {
        assertThat(cores.end(cores.of(0))).isZero();
        assertThat(cores.end(cores.of(1e-12))).isEqualTo(1e-6);
    }

    @Test
    void whatIsLargerThanAnythingHasALevelWithoutEnd() {
        assertThat(cores.end(cores.of(1e12))).isInfinite();
    }
}
