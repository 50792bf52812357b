package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReductionTest {

    private static final Labels LABELS = Labels.of(Map.of("pod", "web"));
    private static final Instant TO = Instant.parse("2026-11-21T12:02:00Z");
    private static final HistoryWindow WINDOW = HistoryWindow.endingAt(TO, Duration.ofMinutes(32));
    private static final long FIRST = Instant.parse("2026-11-21T11:35:00Z").toEpochMilli();
    private static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    private final Samples samples = new Samples();

    @Test
    void keepsTheHighestSampleOfEachLeftOpenStep() {
        gauge(-300, 9, -299, 1, 0, 2, 1, 5, 150, 7, 300, 6, 900, 4, 1600, 8);

        var memory = Reduction.memory(LABELS, samples, WINDOW);

        assertThat(memory.series().firstPoint()).isEqualTo(FIRST);
        assertThat(memory.series().known()).containsExactly(2.0, 7.0, 4.0);
        assertThat(memory.series().isKnown(2)).isFalse();
        // The last sample lies after the last point, and within the window.
        assertThat(memory.burst()).isEqualTo(8);
        assertThat(memory.samples()).isEqualTo(7);
    }

    @Test
    void staleMarkersNaNsAndInfinitiesAreNoUsage() {
        gauge(0, 5, 60, STALE, 120, Double.NaN, 180, Double.POSITIVE_INFINITY, 240, Double.NEGATIVE_INFINITY, 300, 6);

        samples.tidy(0, TO.toEpochMilli());

        assertThat(samples.size).isEqualTo(2);
        assertThat(Reduction.memory(LABELS, samples, WINDOW).series().known()).containsExactly(5.0, 6.0);
    }

    @Test
    void ordersOverlappingChunksAndKeepsTheFirstOfEqualTimes() {
        gauge(60, 2, 120, 3, 0, 1, 60, 20, 180, 4);

        samples.tidy(0, TO.toEpochMilli());

        assertThat(samples.size).isEqualTo(4);
        assertThat(samples.values).startsWith(1, 2, 3, 4);
    }

    @Test
    void clipsWhatWasNotAskedFor() {
        gauge(-60, 1, 0, 2, 60, 3, 120, 4);

        samples.tidy(FIRST, FIRST + 60_000);

        assertThat(samples.size).isEqualTo(1);
        assertThat(samples.values[0]).isEqualTo(3);
    }

    @Test
    void countsGrowthBetweenSamplesAndFromZeroAfterAReset() {
        gauge(0, 100, 60, 130, 120, 10, 180, 15);

        assertThat(Reduction.growth(LABELS, samples, WINDOW).value()).isEqualTo(30 + 10 + 5);
    }

    /// 30 within the first minutes, nothing for ten, and 7 after a reset in the third step.
    @Test
    void tellsWithinWhichStepsACounterGrew() {
        gauge(0, 100, 60, 110, 120, 130, 400, 130, 700, 2, 760, 7);

        var growth = Reduction.growth(LABELS, samples, WINDOW);

        assertThat(growth.value()).isEqualTo(37);
        assertThat(growth.steps().known()).containsExactly(30.0, 7.0);
        assertThat(growth.steps().timeAt(growth.steps().length() - 1)
                        - growth.steps().timeAt(0))
                .isEqualTo(600_000);
    }

    @Test
    void aSingleSampleDidNotGrow() {
        gauge(0, 100);

        assertThat(Reduction.growth(LABELS, samples, WINDOW).value()).isZero();
    }

    /// The window begins at 11:30, with the second sample: it is left-open.
    @Test
    void growthShowsInTheSampleThatTellsIt() {
        gauge(-1200, 90, -300, 95, 60, 100, 120, 104);

        var growth = Reduction.growth(LABELS, samples, WINDOW);

        assertThat(growth.value()).isEqualTo(5 + 4);
        assertThat(growth.steps().known()).containsExactly(9.0);
    }

    @Test
    void theRateWindowIsFourScrapesButFiveMinutesAtLeastAndAnHourAtMost() {
        var shortest = Duration.ofMinutes(5);
        assertThat(Reduction.rateWindow(30_000, shortest)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Reduction.rateWindow(90_000, shortest)).isEqualTo(Duration.ofMinutes(6));
        assertThat(Reduction.rateWindow(299_800, shortest)).isEqualTo(Duration.ofMinutes(20));
        assertThat(Reduction.rateWindow(7_200_000, shortest)).isEqualTo(Duration.ofHours(1));
        assertThat(Reduction.rateWindow(0, shortest)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aBurstWithinTheStepIsKept() {
        var total = 1000.0;
        for (int second = -1800; second <= 1620; second += 15) {
            total += second > 420 && second <= 480 ? 30 : 1.5;
            samples.add(FIRST + second * 1000L, total);
        }

        var cpu = Reduction.cpu(LABELS, samples, WINDOW);

        // 2 cores from 420 s to 480 s, 0.1 otherwise: the minute that ends at 480 s has them all, five minutes a fifth.
        assertThat(cpu.burst()).isCloseTo(2, within(1e-9));
        assertThat(cpu.series().known().max().orElseThrow()).isLessThan(0.6);
        assertThat(cpu.rateWindow()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aSeriesWithOneSampleHasNoRate() {
        gauge(0, 5);

        var cpu = Reduction.cpu(LABELS, samples, WINDOW);

        assertThat(cpu.series().isEmpty()).isTrue();
        assertThat(cpu.samples()).isEqualTo(1);
    }

    /// Seconds after the first grid point and values in turn.
    private void gauge(double... pairs) {
        for (int index = 0; index < pairs.length; index += 2) {
            samples.add(FIRST + (long) (pairs[index] * 1000), pairs[index + 1]);
        }
    }
}
