package io.rightsizer.analyzer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.usage.UsageSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest {

    private static final long STEP = 300_000;
    private static final double MISSING = Double.NaN;

    /// 1, 2, 3 and 6: at a level of 2, two points are above, by 1 and by 4.
    @Test
    void measuresWhatIsAboveALevelAndWhatIsGrantedBelowIt() {
        var levels = Levels.of(List.of(series(3, 1, 6, 2)));

        assertThat(levels.mean()).isEqualTo(3);
        assertThat(levels.peak()).isEqualTo(6);
        assertThat(levels.shareAbove(2)).isEqualTo(0.5);
        assertThat(levels.granted(2)).isEqualTo((2 + 1 + 2 + 2) / 4.0);
        assertThat(levels.excess(2)).isEqualTo((1 + 4) / 4.0);
    }

    @Test
    void countsAPointAtTheLevelAsNotAbove() {
        var levels = Levels.of(List.of(series(2, 2, 2)));

        assertThat(levels.shareAbove(2)).isZero();
        assertThat(levels.excursionsAbove(2)).isZero();
        assertThat(levels.granted(2)).isEqualTo(2);
    }

    @Test
    void poolsReplicas() {
        var levels = Levels.of(List.of(series(1, 1, 1), series(5)));

        assertThat(levels.points()).isEqualTo(4);
        assertThat(levels.mean()).isEqualTo(2);
        assertThat(levels.shareAbove(2)).isEqualTo(0.25);
    }

    @Test
    void leavesOutWhatNoContainerCanUse() {
        var levels = Levels.of(List.of(series(-5, 2, MISSING, 4, Double.POSITIVE_INFINITY)));

        assertThat(levels.points()).isEqualTo(2);
        assertThat(levels.mean()).isEqualTo(3);
        assertThat(levels.peak()).isEqualTo(4);
    }

    /// Twelve steps of five minutes are the hour.
    @Test
    void separatesExcursionsByAnHourBelow() {
        var elevenBelow = twice(11);
        var twelveBelow = twice(12);

        assertThat(Levels.of(List.of(elevenBelow)).excursionsAbove(5)).isEqualTo(1);
        assertThat(Levels.of(List.of(twelveBelow)).excursionsAbove(5)).isEqualTo(2);
    }

    @Test
    void countsAnExcursionOnceHoweverLongItLasts() {
        assertThat(Levels.of(List.of(series(9, 9, 9, 1, 9, 9))).excursionsAbove(5))
                .isEqualTo(1);
    }

    @Test
    void countsExcursionsOfEachReplica() {
        assertThat(Levels.of(List.of(series(9, 1), series(1, 9), series(1, 1))).excursionsAbove(5))
                .isEqualTo(2);
    }

    @Test
    void doesNotTakeAGapForTimeBelow() {
        var gap = new double[14];
        Arrays.fill(gap, MISSING);
        gap[0] = 9;
        gap[13] = 9;

        assertThat(Levels.of(List.of(UsageSeries.of(0, STEP, gap))).excursionsAbove(5))
                .isEqualTo(1);
    }

    /// A millionfold jump leaves the sums of the ordinary points whole.
    @Test
    void keepsItsSumsThroughAJump() {
        var levels = Levels.of(List.of(series(1, 1, 1, 1e6)));

        assertThat(levels.granted(2)).isEqualTo(1.25);
        assertThat(levels.excess(2)).isCloseTo(999_998 / 4.0, within(1e-6));
    }

    @Test
    void wastesThreeQuartersWhereAQuarterIsUsed() {
        assertThat(Levels.slack(1, 4)).isEqualTo(0.75);
        assertThat(Levels.slack(0, 0)).isZero();
    }

    /// Above, so many steps below, above again.
    private static UsageSeries twice(int below) {
        var values = new double[below + 2];
        Arrays.fill(values, 1);
        values[0] = 9;
        values[below + 1] = 9;
        return series(values);
    }

    private static UsageSeries series(double... values) {
        return UsageSeries.of(0, STEP, values);
    }
}
