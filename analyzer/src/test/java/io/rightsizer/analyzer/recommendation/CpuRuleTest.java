package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.POINTS;
import static io.rightsizer.analyzer.recommendation.Histories.constant;
import static io.rightsizer.analyzer.recommendation.Histories.pod;
import static io.rightsizer.analyzer.recommendation.Histories.ramp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.recommendation.CpuRule.Base;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuRuleTest {

    private static final CpuProfile BURSTY = new CpuProfile(4032, 0.9, 1, 1.1, 1.6, 2, 1.5);

    /// 101 points from 0 to 1: every percentile is its own hundredth.
    @Test
    void profilesTheQuantilesOfAllPoints() {
        var history = Histories.of(pod("web-1", ramp(101, 0, 0.01), constant(101, 100)));

        var profile = CpuProfile.of(Seen.in(history));

        assertThat(profile.points()).isEqualTo(101);
        assertThat(profile.p90()).isCloseTo(0.90, within(1e-9));
        assertThat(profile.p95()).isCloseTo(0.95, within(1e-9));
        assertThat(profile.p97()).isCloseTo(0.97, within(1e-9));
        assertThat(profile.p99()).isCloseTo(0.99, within(1e-9));
        assertThat(profile.peak()).isCloseTo(1, within(1e-9));
        assertThat(profile.weekPeak()).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"2016, 0.5", "2015, 4"})
    void forgetsAPeakAfterAWeek(int pointsBeforeTheLast, double weekPeak) {
        var cores = constant(POINTS, 0.5);
        cores[POINTS - 1 - pointsBeforeTheLast] = 4;

        var profile = CpuProfile.of(Seen.in(Histories.of(pod("web-1", cores, constant(POINTS, 100)))));

        assertThat(profile.peak()).isEqualTo(4);
        assertThat(profile.weekPeak()).isEqualTo(weekPeak);
    }

    @ParameterizedTest
    @CsvSource({
        "P90, 1.15, false, 1.035, 1.15 × the p90 of 900m",
        "P95, 1, false, 1, the p95 of 1",
        "P95, 1.2, true, 1.2, 1.20 × the p95 of 1",
        "P99, 1.2, true, 1.92, 1.20 × the p99 of 1.6",
        "P99, 1.3, true, 2, 'the peak, below 1.30 × the p99 of 1.6'",
        "PEAK, 1, false, 2, the peak of 2",
        "WEEK_PEAK, 1.2, false, 1.8, 1.20 × the 7-day peak of 1.5"
    })
    void multipliesAQuantileUpToThePeak(Base base, double factor, boolean capped, double request, String words) {
        var rule = new CpuRule(base, factor, capped, 0.01);

        assertThat(rule.request(BURSTY)).isCloseTo(request, within(1e-9));
        assertThat(rule.words(BURSTY)).isEqualTo(words);
    }

    @Test
    void hasTheRulesOfPeersInItsGrid() {
        assertThat(CpuRule.GRID)
                .extracting(rule -> rule.words(BURSTY))
                .contains("1.15 × the p90 of 900m", "the p95 of 1", "the p99 of 1.6", "1.20 × the 7-day peak of 1.5");
    }

    @Test
    void shipsAFifthOverP95() {
        assertThat(CpuRule.SHIPPED.request(BURSTY)).isCloseTo(1.2, within(1e-9));
        assertThat(CpuRule.GRID.get(CalibratedPolicy.SHIPPED_MARGINS.cpu())).isEqualTo(CpuRule.SHIPPED);
    }
}
