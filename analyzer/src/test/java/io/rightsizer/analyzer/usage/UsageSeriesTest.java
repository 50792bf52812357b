package io.rightsizer.analyzer.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageSeriesTest {

    private static final long STEP = 300_000;
    private static final double GAP = Double.NaN;

    private static UsageSeries series(long firstStep, double... values) {
        return UsageSeries.of(firstStep * STEP, STEP, values);
    }

    @Test
    void keepsOnlyTheStretchThatIsKnown() {
        var series = series(10, GAP, GAP, 1, GAP, 3, GAP);

        assertThat(series.firstPoint()).isEqualTo(12 * STEP);
        assertThat(series.length()).isEqualTo(3);
        assertThat(series.known()).containsExactly(1.0, 3.0);
        assertThat(series.isKnown(1)).isFalse();
        assertThat(series.timeAt(2)).isEqualTo(14 * STEP);
    }

    @Test
    void isEmptyWithoutAnyKnownValue() {
        assertThat(series(3, GAP, GAP).isEmpty()).isTrue();
        assertThat(series(3).knownCount()).isZero();
    }

    @Test
    void cutsAStretchLeftOpen() {
        var series = series(10, 1, 2, GAP, 4, 5);

        assertThat(series.between(10 * STEP, 13 * STEP).known()).containsExactly(2.0, 4.0);
        assertThat(series.between(10 * STEP + 1, 13 * STEP - 1).known()).containsExactly(2.0);
        assertThat(series.between(0, 99 * STEP)).isSameAs(series);
        assertThat(series.between(14 * STEP, 99 * STEP).isEmpty()).isTrue();
        assertThat(series.between(0, 9 * STEP).isEmpty()).isTrue();
        assertThat(UsageSeries.empty().between(0, STEP).isEmpty()).isTrue();
    }

    @Test
    void addsUpAndTellsShares() {
        var throttled = series(11, 1, GAP, 3);
        var periods = series(10, 4, 4, 4, 0, 4).plus(series(13, 6));

        assertThat(periods.known()).containsExactly(4.0, 4.0, 4.0, 6.0, 4.0);
        assertThat(throttled.over(periods).known()).containsExactly(0.0, 0.25, 0.0, 0.5, 0.0);
        assertThat(UsageSeries.empty().over(periods).known()).containsOnly(0.0);
        assertThat(throttled.over(UsageSeries.empty()).isEmpty()).isTrue();
        assertThat(series(10, 1, 1).over(series(10, 0, 2)).known()).containsExactly(0.5);
    }

    @Test
    void samplesOnlyWhatAContainerCanUse() {
        var samples = series(1, 3, GAP, -1, Double.POSITIVE_INFINITY, 1).samples();

        assertThat(samples.count()).isEqualTo(2);
        assertThat(samples.min()).isEqualTo(1);
        assertThat(samples.max()).isEqualTo(3);
    }

    /// Half of the points, so half of the samples; the burst of the week after is not foreseen.
    @Test
    void tellsAPastRunNothingOfLater() {
        var pod = new PodUsage("web-1", series(1, 1, 2, 3, 9), series(1, 10, 10, 10, 10), 12, 40, 8);
        var late = new PodUsage("web-2", series(4, 1), series(4, 1), 1, 1, 1);
        var window = new HistoryWindow(Instant.ofEpochMilli(0), Instant.ofEpochMilli(4 * STEP), Duration.ofMinutes(5));
        var history = new UsageHistory(
                window,
                List.of(pod, late),
                new Throttling(100, 50),
                new OomKills(1, true),
                3,
                Duration.ofMinutes(5),
                false);

        var past = history.between(Instant.ofEpochMilli(0), Instant.ofEpochMilli(2 * STEP));

        assertThat(past.pods()).hasSize(1);
        assertThat(past.pods().getFirst().cpuBurst()).isEqualTo(2);
        assertThat(past.pods().getFirst().cpuSamples()).isEqualTo(20);
        assertThat(past.pods().getFirst().memorySamples()).isEqualTo(4);
        assertThat(past.throttling()).isEqualTo(Throttling.NONE);
        assertThat(past.oomKills()).isEqualTo(OomKills.NONE);
        assertThat(past.restarts()).isZero();
        assertThat(past.window().points()).isEqualTo(2);
    }

    @Test
    void takesTheLargerValueWhereTwoSeriesOverlap() {
        var merged = series(1, 1, 5, GAP).maxWith(series(2, 2, 7, GAP, 4));

        assertThat(merged.firstPoint()).isEqualTo(STEP);
        assertThat(merged.known()).containsExactly(1.0, 5.0, 7.0, 4.0);
        assertThat(merged.length()).isEqualTo(5);
    }

    @Test
    void joinsSeriesThatAreFarApartWithAGapBetween() {
        var merged = series(8, 2).maxWith(series(1, 1));

        assertThat(merged.length()).isEqualTo(8);
        assertThat(merged.knownCount()).isEqualTo(2);
    }

    @Test
    void refusesToMergeAcrossGrids() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series(1, 1).maxWith(UsageSeries.of(0, 60_000, new double[] {1})))
                .withMessageContaining("different grids");
    }

    @Test
    void cutsOffWhatCameBefore() {
        var series = series(10, 1, 2, 3);

        assertThat(series.since(11 * STEP).known()).containsExactly(2.0, 3.0);
        assertThat(series.since(10 * STEP + 1).known()).containsExactly(2.0, 3.0);
        assertThat(series.since(0)).isSameAs(series);
        assertThat(series.since(99 * STEP).isEmpty()).isTrue();
    }

    @Test
    void hasAGridPointAtEachMultipleOfTheStepInsideTheLeftOpenWindow() {
        var aligned = HistoryWindow.endingAt(Instant.parse("2026-11-21T12:00:00Z"), Duration.ofHours(1));
        var shifted = HistoryWindow.endingAt(Instant.parse("2026-11-21T12:02:00Z"), Duration.ofHours(1));

        assertThat(Instant.ofEpochMilli(aligned.firstPoint())).isEqualTo("2026-11-21T11:05:00Z");
        assertThat(aligned.points()).isEqualTo(12);
        assertThat(Instant.ofEpochMilli(shifted.firstPoint())).isEqualTo("2026-11-21T11:05:00Z");
        assertThat(shifted.points()).isEqualTo(12);
    }

    @Test
    void coversAPointThatAnyPodHasDataFor() {
        var window = new HistoryWindow(Instant.ofEpochMilli(0), Instant.ofEpochMilli(10 * STEP), Duration.ofMinutes(5));

        var coverage = Coverage.of(List.of(series(1, 1, GAP, 1), series(3, 1, 1), series(20, 1)), window);

        assertThat(coverage).isEqualTo(new Coverage(3, 10, Duration.ofMinutes(20)));
        assertThat(coverage.share()).isEqualTo(0.3);
    }

    @Test
    void coversNothingWithoutData() {
        var window = HistoryWindow.endingAt(Instant.parse("2026-11-21T12:00:00Z"), Duration.ofDays(1));

        assertThat(Coverage.of(List.of(), window)).isEqualTo(new Coverage(0, 288, Duration.ZERO));
    }

    @Test
    void tellsTheShareOfThrottledPeriods() {
        assertThat(Throttling.NONE.share()).isZero();
        assertThat(new Throttling(1000, 50).share()).isEqualTo(0.05);
        assertThat(new Throttling(10, 11).share()).isEqualTo(1);
    }
}
