package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Worked by hand from the description of `rate` and its extrapolation in Prometheus 3
/// (`promql/functions.go`, `extrapolatedRate`).
class SlidingRateTest {

    private final Samples samples = new Samples();

    @Test
    void isTheSlopeOfASteadyCounter() {
        counter(0, 1000, 60, 1060, 120, 1120, 180, 1180, 240, 1240, 300, 1300);
        // 1 a second, whichever samples are seen
        assertThat(rate(300, 300)).isEqualTo(1);
        assertThat(rate(270, 300)).isEqualTo(1);
    }

    @Test
    void leavesTheSampleOnTheLeftBorderOut() {
        counter(0, 1000, 60, 1600, 120, 1660);
        // (0, 120] holds 60 and 120: growth 60 over 60 s, extended by 60 s to the left border: 120 / 120 s
        assertThat(rate(120, 120)).isEqualTo(1);
    }

    @Test
    void includesTheSampleOnTheRightBorder() {
        counter(60, 1000, 120, 1060);
        assertThat(rate(120, 120)).isEqualTo(1);
    }

    @Test
    void isUnknownWithFewerThanTwoSamples() {
        counter(60, 1000);
        assertThat(rate(120, 120)).isNaN();
        assertThat(rate(50, 50)).isNaN();
    }

    @Test
    void addsWhatAResetTookAway() {
        counter(60, 1000, 120, 1060, 180, 30, 240, 90);
        // growth 90 - 1000 + 1060 = 150 over 180 s; 60 s to the left border, below 1.1 * 60; none to the right
        // 150 * (180 + 60) / 180 / 240 = 0.8333…
        assertThat(rate(240, 240)).isCloseTo(150.0 * 240 / 180 / 240, within(1e-15));
    }

    @Test
    void halvesAnIntervalWhereTheSeriesBegan() {
        counter(200, 1000, 260, 1060, 300, 1100);
        // interval 50, border 200 s away, more than 55: counts as 25. 100 * 125 / 100 / 300
        assertThat(rate(300, 300)).isCloseTo(125.0 / 300, within(1e-15));
    }

    @Test
    void halvesAnIntervalWhereTheSeriesEnded() {
        counter(10, 1000, 60, 1050, 110, 1100);
        // interval 50; 10 s to the left, 190 s to the right count as 25. 100 * 135 / 100 / 300
        assertThat(rate(300, 300)).isCloseTo(135.0 / 300, within(1e-15));
    }

    @Test
    void doesNotExtendBelowZero() {
        counter(30, 5, 90, 65, 150, 125, 210, 185, 270, 245);
        // growth 240 over 240 s; zero was 5 s before the first sample, the border 30 s: 240 * (240 + 5 + 30) / 240 /
        // 300
        assertThat(rate(300, 300)).isCloseTo(275.0 / 300, within(1e-15));
    }

    @Test
    void clampsAtZeroOnlyAfterTheThreshold() {
        counter(200, 90, 250, 190, 300, 290);
        // interval 50; the border is 200 s away, so 25 s count; zero was 100 * 90/200 = 45 s before: 25 stays.
        // Prometheus 2 clamped first, to 45 s, below the threshold of 55 s. 200 * 125 / 100 / 300
        assertThat(rate(300, 300)).isCloseTo(200.0 * 125 / 100 / 300, within(1e-15));
    }

    @Test
    void neverFallsBelowZeroWhenEveryScrapeSeesAReset() {
        counter(60, 50, 120, 40, 180, 30, 240, 20);
        // each reset adds what was before it: 20 - 50 + 50 + 40 + 30 = 90; zero was 100 s before the first sample,
        // the border 60 s: 90 * 240 / 180 / 240
        assertThat(rate(240, 240)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void findsTheHighestWithoutComputingEach() {
        counter(0, 1000, 60, 1010, 120, 1070, 180, 1075, 240, 1075);
        var every = SlidingRate.over(samples, 120_000);
        var highest =
                Math.max(Math.max(every.at(60_000), every.at(120_000)), Math.max(every.at(180_000), every.at(240_000)));
        var fast = SlidingRate.over(samples, 120_000);
        var found = 0.0;
        for (long point = 60_000; point <= 240_000; point += 60_000) {
            found = fast.above(found, point);
        }
        // (0, 120]: growth 60 over 60 s, 60 s to the left: 120 / 120
        assertThat(found).isEqualTo(1).isEqualTo(highest);
    }

    /// Seconds and values in turn.
    private void counter(double... pairs) {
        for (int index = 0; index < pairs.length; index += 2) {
            samples.add((long) (pairs[index] * 1000), pairs[index + 1]);
        }
    }

    private double rate(long point, long window) {
        return SlidingRate.over(samples, window * 1000).at(point * 1000);
    }
}
