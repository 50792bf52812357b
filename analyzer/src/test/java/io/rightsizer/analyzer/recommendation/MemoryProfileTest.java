package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.MEBIBYTE;
import static io.rightsizer.analyzer.recommendation.Histories.POINTS;
import static io.rightsizer.analyzer.recommendation.Histories.POINTS_A_DAY;
import static io.rightsizer.analyzer.recommendation.Histories.constant;
import static io.rightsizer.analyzer.recommendation.Histories.pod;
import static io.rightsizer.analyzer.recommendation.Histories.ramp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.usage.PodUsage;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Histories end at the end of the window; six hours are 72 points.
class MemoryProfileTest {

    private static final int SIX_HOURS = 72;

    private static PodUsage using(double... mebibytes) {
        return pod("web-1", constant(mebibytes.length, 1), mebibytes);
    }

    private static MemoryProfile profile(PodUsage... pods) {
        return MemoryProfile.of(Seen.in(Histories.of(pods)));
    }

    private static double[] with(double[] values, int from, int to, double value) {
        var changed = values.clone();
        Arrays.fill(changed, from, to, value);
        return changed;
    }

    private static double mebibytes(double bytes) {
        return bytes / MEBIBYTE;
    }

    private static Offset<Double> tiny() {
        return within(1e-6);
    }

    @Test
    void hasTheHighestPeakOfAnyPod() {
        var profile = profile(using(100, 300, 200), pod("web-2", constant(2, 1), new double[] {250, 250}));

        assertThat(mebibytes(profile.peak())).isEqualTo(300);
    }

    /// The week before midnight begins after the midnight before: that point is the 2016th before the last.
    @ParameterizedTest
    @CsvSource({"2016, 100", "2015, 900"})
    void forgetsAPeakAfterAWeek(int pointsBeforeTheLast, double weekPeak) {
        var at = POINTS - 1 - pointsBeforeTheLast;

        var profile = profile(using(with(constant(POINTS, 100), at, at + 1, 900)));

        assertThat(mebibytes(profile.peak())).isEqualTo(900);
        assertThat(mebibytes(profile.weekPeak())).isEqualTo(weekPeak);
    }

    /// 1 to 100: rank 94.05 lies between 95 and 96, rank 24.75 between 25 and 26.
    @Test
    void spreadsFromTheFirstQuarterToTheLastTwentieth() {
        var profile = profile(using(ramp(100, 1, 1)));

        assertThat(mebibytes(profile.spread())).isCloseTo(95.05 - 25.75, tiny());
    }

    /// Peaks of a day's four stretches are 100, 100, 100 and 140: mean 110, squares 100 + 100 + 100 + 900 over 3.
    @Test
    void measuresHowMuchOnePeakDiffersFromTheNext() {
        var day = with(constant(4 * SIX_HOURS, 100), 3 * SIX_HOURS, 3 * SIX_HOURS + 1, 140);

        assertThat(mebibytes(profile(using(day)).burst())).isCloseTo(20, tiny());
    }

    @Test
    void countsAStretchOnceHoweverManyPodsPeakInIt() {
        var day = with(constant(4 * SIX_HOURS, 100), 3 * SIX_HOURS, 3 * SIX_HOURS + 1, 140);
        var beside = pod("web-2", constant(SIX_HOURS, 1), constant(SIX_HOURS, 139));

        assertThat(mebibytes(profile(using(day), beside).burst())).isCloseTo(20, tiny());
    }

    @Test
    void knowsNoDeviationOfOneStretch() {
        assertThat(profile(using(ramp(SIX_HOURS, 1, 1))).burst()).isZero();
    }

    /// Rank 0.99 × 287 = 284.13 of a day's points: with three points at 200 it lies 13 % of the way from 100 to 200,
    /// with four it is 200.
    @ParameterizedTest
    @CsvSource({"3, 113", "4, 200"})
    void takesTheP99OfTheBusiestDay(int highPoints, double p99) {
        var first = 5 * POINTS_A_DAY + 17;

        var profile = profile(using(with(constant(POINTS, 100), first, first + highPoints, 200)));

        assertThat(mebibytes(profile.busyDay())).isCloseTo(p99, tiny());
    }

    /// Pooled, the busy pod's 288 points would be 1 of 15 and its p99 much the same; alone it is 300 on its only day.
    @Test
    void takesTheBusiestDayOfTheBusiestPod() {
        var quiet = using(constant(POINTS, 100));
        var busy = pod("web-2", constant(10, 1), constant(10, 300));

        assertThat(mebibytes(profile(quiet, busy).busyDay())).isEqualTo(300);
    }

    /// Two thirds of two weeks are 2688 points.
    @ParameterizedTest
    @CsvSource({"2688, 1.4", "2687, 1"})
    void growsByWhatTheLastThirdWentOverTheFirstTwo(int risesAt, double growth) {
        assertThat(profile(using(with(constant(POINTS, 100), risesAt, POINTS, 140)))
                        .growth())
                .isCloseTo(growth, tiny());
    }

    @Test
    void neverGrowsBackwards() {
        assertThat(profile(using(with(constant(POINTS, 100), 0, 10, 140))).growth())
                .isEqualTo(1);
    }

    @Test
    void knowsNoGrowthOfAContainerThatIsYoung() {
        assertThat(profile(using(ramp(POINTS_A_DAY, 1, 1))).growth()).isEqualTo(1);
    }

    @Test
    void knowsNoGrowthFromNothing() {
        assertThat(profile(using(with(constant(POINTS, 0), POINTS - 9, POINTS, 140)))
                        .growth())
                .isEqualTo(1);
    }

    @Test
    void leavesOutValuesNoContainerCanHave() {
        var odd = constant(POINTS, 100);
        odd[17] = Double.POSITIVE_INFINITY;
        odd[1000] = Double.NaN;
        odd[POINTS - 5] = -1e9;
        odd[POINTS - 2] = Double.POSITIVE_INFINITY;

        assertThat(profile(using(odd)))
                .isEqualTo(new MemoryProfile(100 * MEBIBYTE, 100 * MEBIBYTE, 0, 0, 100 * MEBIBYTE, 1));
    }
}
